import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { ModelAlert, ModelProvider } from '../contract.ts';
import { modelMessages } from './messages.ts';
import { modelsQuery, useTakeNote } from './queries.ts';
import classes from './language-models.module.css';

/** Open alerts first, then those that have ended by themselves. */
export function AlertsPanel(): ReactNode {
  const t = useMessages(modelMessages);
  const query = useQuery(modelsQuery);
  const noting = useTakeNote();
  return (
    <Panel title={t('alerts.title')}>
      <ProblemNotice error={noting.error} />
      <Await query={query} skeleton={<BlockSkeleton height={48} />}>
        {({ alerts }) =>
          alerts.length === 0 ? (
            <p className={classes.quiet}>{t('alerts.none')}</p>
          ) : (
            <ul className={classes.alerts}>
              {alerts.map((alert) => (
                <Alert
                  key={alert.id}
                  alert={alert}
                  isPending={noting.isPending && noting.variables === alert.id}
                  onNote={() => {
                    noting.mutate(alert.id);
                  }}
                />
              ))}
            </ul>
          )
        }
      </Await>
    </Panel>
  );
}

interface AlertProps {
  readonly alert: ModelAlert;
  readonly isPending: boolean;
  readonly onNote: () => void;
}

function Alert({ alert, isPending, onNote }: AlertProps): ReactNode {
  const t = useMessages(modelMessages);
  const { number, dateTime } = useFormats();
  const { kind, value, threshold, raisedAt, resolvedAt, acknowledgedAt, acknowledgedBy } = alert;
  const provider = isProvider(alert.provider) ? t(`provider.${alert.provider}`) : alert.provider;
  const from = dateTime(raisedAt);
  return (
    <li className={classes.alert} data-open={resolvedAt === null}>
      <span className={classes.alertText}>
        {t(`alerts.${kind}`, { provider, value: number(value), threshold: number(threshold) })}
        <span className={classes.quiet}>
          {resolvedAt === null ? t('alerts.since', { from }) : t('alerts.over', { from, to: dateTime(resolvedAt) })}
          {acknowledgedAt !== null && `, ${t('alerts.noted', { who: acknowledgedBy ?? t('alerts.somebody') })}`}
        </span>
      </span>
      {acknowledgedAt === null && (
        <Button size="compact-sm" variant="default" loading={isPending} onClick={onNote}>
          {t('alerts.note')}
        </Button>
      )}
    </li>
  );
}

const isProvider = (name: string): name is ModelProvider => name === 'yandex' || name === 'openai';
