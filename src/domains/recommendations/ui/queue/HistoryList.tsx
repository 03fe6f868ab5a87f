import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { Decision } from '../../review/contract.ts';
import { adviceMessages } from '../messages.ts';
import classes from './queue.module.css';

/** What was decided, by whom and when, newest first. */
export function HistoryList({ history }: { readonly history: readonly Decision[] }): ReactNode {
  const t = useMessages(adviceMessages);
  const { dateTime } = useFormats();
  const words = ({ action, reason }: Decision): string =>
    action === 'rejected' ? t('action.rejected', { reason: t(`reason.${reason ?? 'other'}`) }) : t(`action.${action}`);
  if (history.length === 0) return <p className={classes.quiet}>{t('history.none')}</p>;
  return (
    <ul className={classes.history}>
      {history.map((decision) => (
        <li key={decision.id}>
          {words(decision)}
          {decision.note !== null && ` — ${decision.note}`}{' '}
          <span className={classes.quiet}>
            {t('history.by', { moment: dateTime(decision.at), who: decision.by ?? t('somebody') })}
          </span>
        </li>
      ))}
    </ul>
  );
}
