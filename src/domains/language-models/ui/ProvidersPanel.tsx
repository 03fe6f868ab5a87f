import { useQuery } from '@tanstack/react-query';
import { IconMessageOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { modelMessages } from './messages.ts';
import { ProviderCard } from './ProviderCard.tsx';
import { modelsQuery } from './queries.ts';
import classes from './language-models.module.css';

/** How each provider stands and what is left of its limits, in the order in which they are asked. */
export function ProvidersPanel(): ReactNode {
  const t = useMessages(modelMessages);
  const query = useQuery(modelsQuery);
  const isSeveral = (query.data?.providers.length ?? 0) > 1;
  return (
    <Panel title={t('state.title')} {...(isSeveral && { about: t('state.order') })}>
      <Await query={query} skeleton={<BlockSkeleton height={180} />}>
        {({ providers, currency }) =>
          providers.length === 0 ? (
            <StateBlock icon={<IconMessageOff />} title={t('state.none')} role="status">
              {t('state.noneHint')}
            </StateBlock>
          ) : (
            <div className={classes.cards}>
              {providers.map((provider) => (
                <ProviderCard key={provider.name} provider={provider} currency={currency} />
              ))}
            </div>
          )
        }
      </Await>
    </Panel>
  );
}
