import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { ImportTable } from '../mapping/contract.ts';
import { mappingMessages } from './mapping-messages.ts';
import classes from './mapping.module.css';

interface MappingSubmitProps {
  readonly profile: ImportTable['profile'];
  /** A name for a profile that has none yet. */
  readonly suggestion: string;
  readonly course: string;
  readonly onCourse: (course: string) => void;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (name: string) => void;
}

/** Keeps the decisions under a name and reads the file. */
export function MappingSubmit(props: MappingSubmitProps): ReactNode {
  const { profile, suggestion, course, onCourse, isReady, isPending, error, onSubmit } = props;
  const t = useMessages(mappingMessages);
  const [typed, setTyped] = useState<string>();
  const name = typed ?? profile?.name ?? suggestion;
  return (
    <Panel title={t('keep.submit')}>
      <form
        className={classes.checkBody}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(name.trim());
        }}
      >
        <TextInput
          label={t('keep.course')}
          maxLength={300}
          value={course}
          onChange={({ currentTarget }) => onCourse(currentTarget.value)}
        />
        <TextInput
          label={t('keep.name')}
          description={profile ? t('keep.known', { version: profile.version }) : t('keep.hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <ProblemNotice error={error} />
        <Button type="submit" loading={isPending} disabled={!isReady || name.trim() === ''}>
          {t('keep.submit')}
        </Button>
      </form>
    </Panel>
  );
}
