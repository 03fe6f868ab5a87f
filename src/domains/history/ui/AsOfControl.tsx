import { TextInput } from '@mantine/core';
import { use, useId, type ReactNode } from 'react';
import { browserNow } from '#web/kit/clock.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { InstitutionTimeContext } from '#web/kit/i18n/useFormats.ts';
import { historyMessages } from './messages.ts';
import classes from './history.module.css';

interface AsOfControlProps {
  /** `2024-10-12`; undefined: now. */
  readonly day: string | undefined;
  readonly onChoose: (day: string | undefined) => void;
}

/** Chooses the day as of which a page is shown; cleared, it is now. */
export function AsOfControl({ day, onChoose }: AsOfControlProps): ReactNode {
  const t = useMessages(historyMessages);
  const id = useId();
  const { timeZone, clockOffset } = use(InstitutionTimeContext);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(browserNow() + clockOffset);
  return (
    <span className={classes.date}>
      <label htmlFor={id}>{t('asOf.label')}</label>
      <TextInput
        id={id}
        type="date"
        size="xs"
        max={today}
        value={day ?? ''}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value;
          // Years are typed digit by digit; until the day is one of this century it is not meant yet.
          if (chosen === '' || chosen >= today) onChoose(undefined);
          else if (chosen >= '2000') onChoose(chosen);
        }}
      />
    </span>
  );
}
