import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BulkInvitation } from '#domains/people/ui/BulkInvitation.tsx';
import { peopleMessages } from '#domains/people/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import classes from './people.module.css';

/** Invites many people at once, from a file. */
export function BulkInvitationPage(): ReactNode {
  const t = useMessages(peopleMessages);
  return (
    <>
      <PageHeader title={t('bulk.title')} crumbs={<Link to="/people">{t('page.title')}</Link>}>
        {t('bulk.about')}
      </PageHeader>
      <div className={classes.page}>
        <BulkInvitation />
      </div>
    </>
  );
}
