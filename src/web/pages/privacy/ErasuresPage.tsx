import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { peopleMessages } from '#domains/people/ui/messages.ts';
import { ErasuresPanel } from '#domains/privacy/ui/ErasuresPanel.tsx';
import { privacyMessages } from '#domains/privacy/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';

/** Who was erased on request, for administrators. */
export function ErasuresPage(): ReactNode {
  const t = useMessages(privacyMessages);
  const people = useMessages(peopleMessages);
  return (
    <>
      <PageHeader title={t('erasures.title')} crumbs={<Link to="/people">{people('page.title')}</Link>}>
        {t('erasures.about')}
      </PageHeader>
      <ErasuresPanel />
    </>
  );
}
