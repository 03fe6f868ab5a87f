import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { LanguageModels, ProviderState } from '../contract.ts';
import { modelMessages } from './messages.ts';
import { useTryModel } from './queries.ts';
import { UseBar } from './UseBar.tsx';
import { useMoney } from './useMoney.ts';
import classes from './language-models.module.css';

interface ProviderCardProps {
  readonly provider: ProviderState;
  readonly currency: LanguageModels['currency'];
}

/** One provider: whether it answers, what it has used of each limit, and a button that asks it something. */
export function ProviderCard({ provider, currency }: ProviderCardProps): ReactNode {
  const t = useMessages(modelMessages);
  const { number } = useFormats();
  const money = useMoney(currency);
  const { name, model, host, today, lastMinute, atOnce } = provider;
  const trying = useTryModel(name);
  return (
    <article className={classes.card}>
      <div className={classes.cardHead}>
        <div>
          <h3>{t(`provider.${name}`)}</h3>
          {model !== null && (
            <p className={classes.quiet}>
              {model}, {host}
            </p>
          )}
        </div>
        <Button
          size="compact-sm"
          variant="default"
          loading={trying.isPending}
          disabled={model === null || !provider.isOn}
          onClick={() => {
            trying.mutate();
          }}
        >
          {t('try.button')}
        </Button>
      </div>
      <Standing provider={provider} />
      <div role="status">{trying.data && <TryOutcome result={trying.data} />}</div>
      <ProblemNotice error={trying.error} />
      <dl className={classes.uses}>
        <UseBar label={t('use.callsToday')} use={today.calls} write={number} />
        <UseBar label={t('use.costToday')} use={today.cost} write={money} />
        <UseBar label={t('use.tokensToday')} use={today.tokens} write={number} />
        <UseBar label={t('use.callsInMinute')} use={lastMinute.calls} write={number} />
        <UseBar label={t('use.tokensInMinute')} use={lastMinute.tokens} write={number} />
        <UseBar label={t('use.atOnce')} use={atOnce} write={number} />
      </dl>
    </article>
  );
}

function Standing({ provider }: { readonly provider: ProviderState }): ReactNode {
  const t = useMessages(modelMessages);
  const { dateTime, relative } = useFormats();
  const { model, isOn, state, pausedUntil, pauseReason, failures, failureCode, failedAt } = provider;
  const until = pausedUntil === null ? '' : dateTime(pausedUntil);
  const [tone, text] =
    model === null
      ? (['quiet', t('state.absent')] as const)
      : !isOn
        ? (['quiet', t('state.off')] as const)
        : state === 'paused'
          ? ([
              pauseReason === 'limit' ? 'warning' : 'bad',
              t(pauseReason === 'limit' ? 'state.limited' : 'state.paused', { until }),
            ] as const)
          : state === 'trying'
            ? (['warning', t('state.trying')] as const)
            : failures > 0
              ? (['warning', t('state.failing', { count: failures })] as const)
              : (['good', t('state.open')] as const);
  return (
    <p className={classes.standing} data-tone={tone}>
      {text}
      {failedAt !== null && failureCode !== null && (
        <span className={classes.quiet}>{t('state.last', { when: relative(failedAt), code: failureCode })}</span>
      )}
    </p>
  );
}

function TryOutcome({ result }: { readonly result: NonNullable<ReturnType<typeof useTryModel>['data']> }): ReactNode {
  const t = useMessages(modelMessages);
  const { number, seconds } = useFormats();
  const { outcome, errorCode, durationMs, tokensIn, tokensOut } = result;
  const isGood = outcome === 'answered';
  return (
    <p className={classes.standing} data-tone={isGood ? 'good' : 'bad'}>
      {isGood
        ? t('try.good', { time: seconds(durationMs / 1000), tokens: number(tokensIn + tokensOut) })
        : t('try.bad', { outcome: t(`outcome.${outcome}`), code: errorCode ?? '' })}
    </p>
  );
}
