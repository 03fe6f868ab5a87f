import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Notice, type NoticeTone } from '#web/kit/state/Notice.tsx';
import type { ConnectionRun, RunState } from '../contract.ts';
import { connectionMessages } from './messages.ts';
import classes from './connections.module.css';

const tones: Readonly<Record<RunState, NoticeTone>> = {
  waiting: 'info',
  reading: 'info',
  retrying: 'warning',
  done: 'good',
  partly: 'warning',
  failed: 'bad',
};

/** How a pull goes, or how it has ended. */
export function RunSummary({ run }: { readonly run: ConnectionRun }): ReactNode {
  const t = useMessages(connectionMessages);
  const { dateTime } = useFormats();
  const { state, createdAt, startedBy, problem, courses, imported, unchanged, failed } = run;
  return (
    <>
      <Notice tone={tones[state]} role={state === 'failed' ? 'alert' : 'status'}>
        {t(`run.${state}`)}.{problem !== null && ` ${problem}`}
        {courses > 0 && ` ${t('run.counts', { courses, imported, unchanged, failed })}`}
      </Notice>
      <p className={classes.quiet}>
        {t('run.when', { moment: dateTime(createdAt), name: startedBy?.name ?? t('run.bySchedule') })}
      </p>
    </>
  );
}
