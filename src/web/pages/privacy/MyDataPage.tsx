import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MyDataDownload } from '#domains/privacy/ui/MyDataDownload.tsx';
import { privacyMessages } from '#domains/privacy/ui/messages.ts';
import { OwnAccountPanels } from '#domains/privacy/ui/OwnAccountPanels.tsx';
import { OwnStudentPanel } from '#domains/privacy/ui/OwnStudentPanel.tsx';
import { LooksPanel, OwnUploadsPanel } from '#domains/privacy/ui/OwnTracesPanels.tsx';
import { myDataQuery } from '#domains/privacy/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import classes from './privacy.module.css';

/** What is kept about the person who looks. */
export function MyDataPage(): ReactNode {
  const t = useMessages(privacyMessages);
  const query = useQuery(myDataQuery);
  return (
    <Await page query={query} skeleton={<PageSkeleton />}>
      {(data) => (
        <>
          <PageHeader title={t('my.title')} actions={<MyDataDownload />}>
            {t('my.about')}
          </PageHeader>
          <div className={classes.page}>
            <Notice tone="info">{t('my.rights')}</Notice>
            <OwnAccountPanels data={data} />
            <OwnStudentPanel data={data} />
            <LooksPanel data={data} />
            {(data.uploads.total > 0 || data.access.roles.some(({ role }) => role === 'operator')) && (
              <OwnUploadsPanel data={data} />
            )}
          </div>
        </>
      )}
    </Await>
  );
}
