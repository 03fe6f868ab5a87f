import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { modelMessages } from './messages.ts';
import classes from './language-models.module.css';

interface UseBarProps {
  readonly label: string;
  readonly use: { readonly used: number; readonly most: number | null };
  readonly write: (value: number) => string;
}

/** Percent of a limit from which its bar warns. */
const nearlyFull = 80;

/** How much of a limit is used, as words and a bar; the bar repeats the words, so screen readers are told once. */
export function UseBar({ label, use: { used, most }, write }: UseBarProps): ReactNode {
  const t = useMessages(modelMessages);
  const share = most === null ? 0 : Math.min(100, (100 * used) / most);
  const tone = share >= 100 ? 'bad' : share >= nearlyFull ? 'warning' : 'plain';
  return (
    <div className={classes.use}>
      <dt>{label}</dt>
      <dd>
        {most === null
          ? t('use.unlimited', { used: write(used) })
          : t('use.of', { used: write(used), most: write(most) })}
      </dd>
      {most !== null && (
        <dd className={classes.track} aria-hidden>
          <span className={classes.fill} data-tone={tone} style={{ width: `${String(share)}%` }} />
        </dd>
      )}
    </div>
  );
}
