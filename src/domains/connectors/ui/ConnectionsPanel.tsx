import { IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import { connectionMessages } from './messages.ts';
import { connectionsQuery } from './queries.ts';
import type { ImportLink } from './RunsDialog.tsx';

/** All connected systems. */
export function ConnectionsPanel({ link }: { readonly link: ImportLink }): ReactNode {
  const t = useMessages(connectionMessages);
  const query = useQuery(connectionsQuery);
  return (
    <Panel title={t('list.title')}>
      <Await query={query} skeleton={<BlockSkeleton height={96} />}>
        {(connections) =>
          connections.length === 0 ? (
            <StateBlock icon={<IconPlugConnected />} title={t('list.empty')} role="status">
              {t('list.emptyHint')}
            </StateBlock>
          ) : (
            <div>
              {connections.map((connection) => (
                <ConnectionCard key={connection.id} connection={connection} link={link} />
              ))}
            </div>
          )
        }
      </Await>
    </Panel>
  );
}
