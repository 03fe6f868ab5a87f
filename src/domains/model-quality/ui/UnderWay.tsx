import { Progress as Bar } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { progressKey, type Progress } from '#web/kit/live/events.ts';
import { modelMessages } from './messages.ts';
import classes from './model.module.css';

interface UnderWayProps {
  /** What is said of each step; a step that is not among them is somebody else's. */
  readonly steps: Readonly<Record<string, string>>;
  /** What is said before any step is heard of. */
  readonly text: string;
}

/** How far a task has got, as far as live events tell. */
export function UnderWay({ steps, text }: UnderWayProps): ReactNode {
  const t = useMessages(modelMessages);
  const { number } = useFormats();
  const { data } = useQuery<Progress>({ queryKey: progressKey('model', 'all'), queryFn: skipToken });
  const progress = data && steps[data.step] !== undefined && data.total > 0 ? data : undefined;
  const words = progress
    ? `${steps[progress.step] ?? text} · ${t('train.done', { done: number(progress.done), total: number(progress.total) })}`
    : text;
  return (
    <div role="status" className={classes.parts}>
      <Bar value={progress ? (100 * progress.done) / progress.total : 100} animated={!progress} aria-label={words} />
      <p className={classes.help}>{words}</p>
    </div>
  );
}
