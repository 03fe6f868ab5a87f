import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { Column } from '#web/kit/table/column.ts';
import type { ModelCall } from '../contract.ts';
import { modelMessages } from './messages.ts';
import { modelsQuery } from './queries.ts';
import { useMoney } from './useMoney.ts';
import classes from './language-models.module.css';

/** When, who, what for, with which end, how long, how much. */
export function useCallColumns(): Column<ModelCall>[] {
  const t = useMessages(modelMessages);
  const { number, seconds, dateTime, exact } = useFormats();
  const money = useMoney(useQuery(modelsQuery).data?.currency ?? 'RUB');
  return useMemo<Column<ModelCall>[]>(
    () => [
      {
        key: 'when',
        header: t('calls.when'),
        width: '9.5rem',
        onPhone: 'title',
        cell: ({ at }) => (
          <time dateTime={at} title={exact(at)}>
            {dateTime(at)}
          </time>
        ),
      },
      {
        key: 'outcome',
        header: t('calls.outcome'),
        cell: ({ outcome, errorCode, attempt, isCached }) => (
          <>
            <span className={outcome === 'answered' ? undefined : classes.bad}>{t(`outcome.${outcome}`)}</span>
            <span className={classes.under}>
              {[errorCode, isCached && t('calls.memory'), attempt > 1 && t('calls.attempt', { number: attempt })]
                .filter((part) => part !== null && part !== false)
                .join(', ')}
            </span>
          </>
        ),
      },
      {
        key: 'purpose',
        header: t('calls.purpose'),
        cell: ({ purpose, courseName }) => (
          <>
            {purpose === 'try' ? t('purpose.try') : purpose}
            {courseName !== null && <span className={classes.under}>{courseName}</span>}
          </>
        ),
      },
      {
        key: 'provider',
        header: t('calls.provider'),
        cell: ({ model }) => <span className={classes.model}>{model}</span>,
      },
      {
        key: 'time',
        header: t('calls.time'),
        numeric: true,
        cell: ({ durationMs }) => seconds(durationMs / 1000),
      },
      {
        key: 'tokens',
        header: t('calls.tokens'),
        numeric: true,
        cell: ({ tokensIn, tokensOut }) => number(tokensIn + tokensOut),
      },
      { key: 'cost', header: t('calls.cost'), numeric: true, cell: ({ cost }) => money(cost) },
    ],
    [t, number, seconds, dateTime, exact, money],
  );
}
