import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { mappingMessages } from '#domains/imports/ui/mapping-messages.ts';
import { importMessages } from '#domains/imports/ui/messages.ts';
import { ProfilesPanel } from '#domains/imports/ui/ProfilesPanel.tsx';
import { TakeProfile } from '#domains/imports/ui/TakeProfile.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Panel } from '../../kit/page/Panel.tsx';

/** How tables that are not recognised by themselves are read. */
export function ProfilesPage(): ReactNode {
  const t = useMessages(mappingMessages);
  const words = useMessages(importMessages);
  return (
    <>
      <PageHeader
        title={t('profiles.title')}
        crumbs={<Link to="/imports">{words('page.title')}</Link>}
        actions={<TakeProfile />}
      >
        {t('profiles.about')}
      </PageHeader>
      <Panel title={t('profiles.all')} flush>
        <ProfilesPanel />
      </Panel>
    </>
  );
}
