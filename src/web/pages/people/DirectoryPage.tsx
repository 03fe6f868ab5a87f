import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DirectoryPanel } from '#domains/directory/ui/DirectoryPanel.tsx';
import { DirectorySettingsPanel } from '#domains/directory/ui/DirectorySettingsPanel.tsx';
import { directoryMessages } from '#domains/directory/ui/messages.ts';
import { peopleMessages } from '#domains/people/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import classes from './people.module.css';

/** People and roles that come from the university's directory, for administrators. */
export function DirectoryPage(): ReactNode {
  const t = useMessages(directoryMessages);
  const people = useMessages(peopleMessages);
  return (
    <>
      <PageHeader title={t('page.title')} crumbs={<Link to="/people">{people('page.title')}</Link>}>
        {t('page.about')}
      </PageHeader>
      <div className={classes.page}>
        <DirectoryPanel link={personLink} />
        <DirectorySettingsPanel />
      </div>
    </>
  );
}

function personLink(userId: string, name: string): ReactNode {
  return (
    <Link to="/people/$userId" params={{ userId }}>
      {name}
    </Link>
  );
}
