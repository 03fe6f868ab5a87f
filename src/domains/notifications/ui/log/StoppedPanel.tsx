import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { StoppedAddresses } from '../../outbox/contract.ts';
import { logMessages } from '../log-messages.ts';
import { stoppedQuery, useReleaseAddress } from './queries.ts';
import classes from './log.module.css';

/** Addresses that letters came back from, until somebody lets them have letters again. */
export function StoppedPanel(): ReactNode {
  const t = useMessages(logMessages);
  const query = useQuery(stoppedQuery);
  const releasing = useReleaseAddress();
  return (
    <Panel title={t('stopped.title')} about={t('stopped.about')}>
      <ProblemNotice error={releasing.error} />
      <Await query={query} skeleton={<BlockSkeleton height={48} />}>
        {(addresses) =>
          addresses.length === 0 ? (
            <p className={classes.quiet}>{t('stopped.none')}</p>
          ) : (
            <ul className={classes.stopped} aria-label={t('stopped.title')}>
              {addresses.map((address) => (
                <Stopped
                  key={address.person.id}
                  stopped={address}
                  isPending={releasing.isPending && releasing.variables === address.person.id}
                  onRelease={() => {
                    releasing.mutate(address.person.id);
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

interface StoppedProps {
  readonly stopped: StoppedAddresses['items'][number];
  readonly isPending: boolean;
  readonly onRelease: () => void;
}

function Stopped({ stopped: { address, person, since, code, detail }, isPending, onRelease }: StoppedProps): ReactNode {
  const t = useMessages(logMessages);
  const { date } = useFormats();
  return (
    <li className={classes.address}>
      <div>
        <strong>{address}</strong>
        <span className={classes.under}>{`${person.name}, ${t('stopped.since', { date: date(since) })}`}</span>
        <span className={classes.under}>{detail === null ? code : `${code}: ${detail}`}</span>
      </div>
      <Button variant="default" size="sm" loading={isPending} onClick={onRelease}>
        {t('stopped.again')}
      </Button>
    </li>
  );
}
