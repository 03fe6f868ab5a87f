import { Progress as Bar } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { useLiveProgress } from '#web/kit/live/useLiveProgress.ts';
import type { ImportDetail } from '../contract.ts';
import { progressMessages } from './progress-messages.ts';
import classes from './imports.module.css';

/** How far the step of an import has got: rows, cells or courses of how many, and the seconds left. */
export function ImportProgressLine({ batch }: { readonly batch: ImportDetail }): ReactNode {
  const t = useMessages(progressMessages);
  const { number } = useFormats();
  const live = useLiveProgress('import', batch.id, batch.status);
  const { progress } = batch;
  if (progress?.step === 'waiting') {
    if (progress.ahead === null) return null;
    return (
      <p className={classes.progressText} role="status">
        {progress.ahead === 0 ? t('next') : t('ahead', { count: progress.ahead })}
      </p>
    );
  }
  const told = live ?? progress;
  if (!told || told.total === 0 || !isMeasured(told.step)) return null;
  const { done, total, secondsLeft } = told;
  // Nobody believes `143 s`.
  const isLong = secondsLeft !== null && secondsLeft >= 90;
  const text = t(told.step, { done: number(done), total: number(total) });
  return (
    <div className={classes.progress}>
      <Bar value={(100 * done) / total} aria-label={text} />
      <p className={classes.progressText}>
        {text}
        {secondsLeft !== null &&
          done < total &&
          ` · ${t(isLong ? 'minutes' : 'seconds', { count: isLong ? Math.round(secondsLeft / 60) : secondsLeft })}`}
      </p>
    </div>
  );
}

const measured = ['reading', 'saving', 'recomputing'] as const;

function isMeasured(status: string): status is (typeof measured)[number] {
  return (measured as readonly string[]).includes(status);
}
