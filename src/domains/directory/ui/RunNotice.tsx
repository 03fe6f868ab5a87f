import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { ProgressSteps } from '#web/kit/progress/ProgressSteps.tsx';
import { stepStates } from '#web/kit/progress/step-states.ts';
import { Notice, type NoticeTone } from '#web/kit/state/Notice.tsx';
import type { DirectoryRun } from '../contract.ts';
import { directoryMessages } from './messages.ts';
import { isUnderWay } from './queries.ts';
import classes from './directory.module.css';

const order = ['waiting', 'reading', 'done'] as const;

/** How a look at the directory goes, or how it has ended. */
export function RunNotice({ run }: { readonly run: DirectoryRun }): ReactNode {
  const t = useMessages(directoryMessages);
  const { dateTime } = useFormats();
  const { tone, text } = useOutcome(run);
  const isGoing = isUnderWay(run);
  const states = stepStates(order, run.state === 'waiting' ? 'waiting' : 'reading');
  return (
    <>
      {isGoing && (
        <ProgressSteps
          label={t('look.steps')}
          steps={order.map((step, index) => ({ label: t(`step.${step}`), state: states[index] ?? 'waiting' }))}
        />
      )}
      {text !== undefined && (
        <Notice tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
          {text}
        </Notice>
      )}
      <span className={classes.quiet}>
        {t('look.when', { moment: dateTime(run.createdAt), name: run.startedBy?.name ?? t('look.bySchedule') })}
      </span>
    </>
  );
}

function useOutcome(run: DirectoryRun): { tone: NoticeTone; text: string | undefined } {
  const t = useMessages(directoryMessages);
  const { state, entries, counts, problem } = run;
  switch (state) {
    case 'waiting':
      return { tone: 'info', text: undefined };
    case 'reading':
      return { tone: 'info', text: entries === 0 ? undefined : t('look.read', { count: entries }) };
    case 'retrying':
      return { tone: 'warning', text: t('look.retrying', { problem: problem ?? '' }) };
    case 'failed':
      return { tone: 'bad', text: problem ?? t('look.failed') };
    case 'checked':
      return entries > 0
        ? { tone: 'good', text: t('look.checked') }
        : { tone: 'warning', text: t('look.checkedNobody') };
    case 'stopped':
      return {
        tone: 'warning',
        text: t('look.stopped', { losses: counts?.losses ?? 0, allowed: counts?.allowedLosses ?? 0 }),
      };
    case 'applied':
      return { tone: 'good', text: t('look.applied') };
    case 'previewed': {
      const isSame = counts !== null && counts.same + counts.leave === counts.people && counts.close === 0;
      return { tone: 'info', text: t(isSame ? 'look.same' : 'look.previewed') };
    }
  }
}
