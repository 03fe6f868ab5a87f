import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { OutboxItem } from '../../outbox/contract.ts';
import { logMessages } from '../log-messages.ts';
import classes from './log.module.css';

interface OutboxListProps {
  readonly letters: readonly OutboxItem[];
  readonly chosen: string | undefined;
  readonly onChoose: (letterId: string) => void;
}

/** The letters, each a button that shows it. */
export function OutboxList({ letters, chosen, onChoose }: OutboxListProps): ReactNode {
  const t = useMessages(logMessages);
  const { dateTime } = useFormats();
  return (
    <ul className={classes.letters} aria-label={t('outbox.list')}>
      {letters.map(({ id, subject, person, address, at }) => (
        <li key={id}>
          <button
            type="button"
            className={classes.envelope}
            aria-pressed={id === chosen}
            onClick={() => {
              onChoose(id);
            }}
          >
            <span className={classes.envelopeSubject}>{subject}</span>
            <span className={classes.under}>{`${person.name}, ${address}`}</span>
            <span className={classes.under}>{dateTime(at)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
