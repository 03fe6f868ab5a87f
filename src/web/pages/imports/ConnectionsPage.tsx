import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AddConnection } from '#domains/connectors/ui/AddConnection.tsx';
import { ConnectionsPanel } from '#domains/connectors/ui/ConnectionsPanel.tsx';
import { connectionMessages } from '#domains/connectors/ui/messages.ts';
import { importMessages } from '#domains/imports/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';

/** Learning systems that grades are pulled from. */
export function ConnectionsPage(): ReactNode {
  const t = useMessages(connectionMessages);
  const words = useMessages(importMessages);
  return (
    <>
      <PageHeader
        title={t('page.title')}
        crumbs={<Link to="/imports">{words('page.title')}</Link>}
        actions={<AddConnection />}
      >
        {t('page.about')}
      </PageHeader>
      <ConnectionsPanel link={importLink} />
    </>
  );
}

function importLink(importId: string, text: string): ReactNode {
  return (
    <Link to="/imports/$importId" params={{ importId }}>
      {text}
    </Link>
  );
}
