import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useDropzone } from 'react-dropzone';
import { upload } from '#web/kit/api/upload.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { problemText } from '#web/kit/state/problem-text.ts';
import type { ImportBatch, ReviewMode } from '../contract.ts';
import { importMessages } from './messages.ts';
import classes from './imports.module.css';

/** What the file dialog offers. Anything may be dropped: the server tells by the content and says what is wrong. */
const offered = '.xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt,.zip';

interface UploadPanelProps {
  /** Who teaches the courses that these files bring for the first time; empty: nobody yet; absent: the default. */
  readonly teacherId?: string | undefined;
  /** The course of files that name none; empty: their own names tell. */
  readonly course: string;
  /** When to ask before saving. */
  readonly review: ReviewMode;
  /** Choices that go with the files, to be made before: what is dropped is sent at once. */
  readonly options?: ReactNode;
  readonly onStarted: (batches: readonly ImportBatch[]) => void;
}

/** Takes gradebook files by drag and drop, dialog or paste, and sends them. */
export function UploadPanel({ teacherId, course, review, options, onStarted }: UploadPanelProps): ReactNode {
  const t = useMessages(importMessages);
  const kit = useMessages(kitMessages);
  const queries = useQueryClient();
  const [sent, setSent] = useState(0);
  const sending = useMutation({
    mutationFn: (files: readonly File[]) =>
      upload<{ batches: ImportBatch[] }>('/imports', formOf(files, { teacherId, course, review }), setSent),
    onMutate: () => {
      setSent(0);
    },
    onSuccess: ({ batches }) => {
      onStarted(batches);
      return queries.invalidateQueries({ queryKey: ['import', 'journal'] });
    },
  });
  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    onDropAccepted: (files) => {
      sending.mutate(files);
    },
    disabled: sending.isPending,
    noClick: true,
    noKeyboard: true,
  });

  return (
    <div className={classes.upload}>
      {options}
      <div {...getRootProps({ className: classes.drop })} data-over={isDragActive}>
        <input {...getInputProps({ accept: offered })} aria-label={t('drop.choose')} />
        <IconFileSpreadsheet size={34} stroke={1.25} aria-hidden />
        {sending.isPending ? (
          <div className={classes.sending} role="status">
            {t('drop.sending', { count: sending.variables.length })}
            <Progress value={sent * 100} aria-label={t('drop.sending', { count: sending.variables.length })} />
          </div>
        ) : (
          <>
            <strong>{t(isDragActive ? 'drop.now' : 'drop.title')}</strong>
            <span className={classes.formats}>{t('drop.formats')}</span>
            <Button onClick={open}>{t('drop.choose')}</Button>
          </>
        )}
      </div>
      {sending.isError && (
        <Notice tone="bad" role="alert">
          {t('drop.failed')} {problemText(sending.error, kit)}
        </Notice>
      )}
    </div>
  );
}

function formOf(
  files: readonly File[],
  { teacherId, course, review }: Pick<UploadPanelProps, 'teacherId' | 'course' | 'review'>,
): FormData {
  const form = new FormData();
  // Fields come before files: the server reads the parts in order.
  if (teacherId !== undefined) form.append('teacherId', teacherId);
  if (course.trim() !== '') form.append('course', course);
  form.append('review', review);
  for (const file of files) form.append('file', file);
  return form;
}
