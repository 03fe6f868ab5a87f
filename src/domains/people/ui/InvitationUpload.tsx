import { Anchor, Button, Progress } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useDropzone } from 'react-dropzone';
import { addressOf } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { peopleMessages } from './messages.ts';
import classes from './people.module.css';

interface InvitationUploadProps {
  readonly isPending: boolean;
  /** The fraction sent, 0–1. */
  readonly sent: number;
  readonly error: Error | null;
  readonly onFile: (file: File) => void;
}

/** Takes the table of people, and says what stands in one. */
export function InvitationUpload({ isPending, sent, error, onFile }: InvitationUploadProps): ReactNode {
  const t = useMessages(peopleMessages);
  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    onDropAccepted: ([file]) => {
      if (file) onFile(file);
    },
    multiple: false,
    disabled: isPending,
    noClick: true,
    noKeyboard: true,
  });
  return (
    <Panel
      title={t('bulk.file')}
      about={t('bulk.columns')}
      tools={
        <Anchor href={addressOf('/invitations/template')} download>
          {t('bulk.template')}
        </Anchor>
      }
    >
      <div className={classes.stack}>
        <ProblemNotice error={error} />
        <div {...getRootProps({ className: classes.drop })} data-over={isDragActive}>
          <input {...getInputProps({ accept: '.xlsx,.xls,.xlsb,.ods,.csv' })} aria-label={t('bulk.choose')} />
          <IconTable size={34} stroke={1.25} aria-hidden />
          {isPending ? (
            <div className={classes.sending} role="status">
              {t('bulk.checking')}
              <Progress value={sent * 100} aria-label={t('bulk.checking')} />
            </div>
          ) : (
            <>
              <strong>{t('bulk.drop')}</strong>
              <span className={classes.quiet}>{t('bulk.nothingYet')}</span>
              <Button onClick={open}>{t('bulk.choose')}</Button>
            </>
          )}
        </div>
      </div>
    </Panel>
  );
}
