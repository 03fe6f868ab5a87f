import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { mappingMessages } from '#domains/imports/ui/mapping-messages.ts';
import { MappingPanel } from '#domains/imports/ui/MappingPanel.tsx';
import { importMessages } from '#domains/imports/ui/messages.ts';
import { importQuery } from '#domains/imports/ui/queries.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';

const route = getRouteApi('/signed-in/imports/$importId/columns');

/** What the columns of an uploaded file are. */
export function MappingPage(): ReactNode {
  const t = useMessages(mappingMessages);
  const words = useMessages(importMessages);
  const { importId } = route.useParams();
  const navigate = useNavigate();
  const query = useQuery(importQuery(importId));
  return (
    <Await page query={query} skeleton={<PageSkeleton />}>
      {(batch) => (
        <>
          <PageHeader
            title={t('title')}
            crumbs={
              <>
                <Link to="/imports">{words('page.title')}</Link>
                <Link to="/imports/$importId" params={{ importId }}>
                  {batch.file}
                </Link>
              </>
            }
          >
            {t('about')}
          </PageHeader>
          <MappingPanel
            batch={batch}
            onStarted={(started) => void navigate({ to: '/imports/$importId', params: { importId: started } })}
          />
        </>
      )}
    </Await>
  );
}
