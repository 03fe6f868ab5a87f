import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CancelButton } from '#domains/imports/ui/CancelButton.tsx';
import { ChangesPanel } from '#domains/imports/ui/ChangesPanel.tsx';
import { folderMessages } from '#domains/imports/ui/folder-messages.ts';
import { ImportFigures } from '#domains/imports/ui/ImportFigures.tsx';
import { ImportOutcome } from '#domains/imports/ui/ImportOutcome.tsx';
import { ImportProgressLine } from '#domains/imports/ui/ImportProgressLine.tsx';
import { ImportStatusMark } from '#domains/imports/ui/ImportStatusMark.tsx';
import { ImportSteps } from '#domains/imports/ui/ImportSteps.tsx';
import { IssuesPanel } from '#domains/imports/ui/IssuesPanel.tsx';
import { OriginalLink } from '#domains/imports/ui/OriginalLink.tsx';
import { importMessages } from '#domains/imports/ui/messages.ts';
import { PlannedChangesPanel } from '#domains/imports/ui/PlannedChangesPanel.tsx';
import { PlanPanel } from '#domains/imports/ui/PlanPanel.tsx';
import { importQuery, isResting } from '#domains/imports/ui/queries.ts';
import { UndoButton } from '#domains/imports/ui/UndoButton.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { useFormats } from '../../kit/i18n/useFormats.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';
import { ImportLinks } from './ImportLinks.tsx';
import classes from './imports.module.css';

const route = getRouteApi('/signed-in/imports/$importId');

/** One import: what came of it, what was odd, what it changed. */
export function ImportPage(): ReactNode {
  const t = useMessages(importMessages);
  const folder = useMessages(folderMessages);
  const { dateTime, bytes } = useFormats();
  const { importId } = route.useParams();
  const query = useQuery(importQuery(importId));
  return (
    <Await page query={query} skeleton={<PageSkeleton />}>
      {(batch) => (
        <>
          <PageHeader
            title={batch.file}
            crumbs={<Link to="/imports">{t('page.title')}</Link>}
            actions={
              <>
                <OriginalLink batch={batch} />
                <ImportLinks batch={batch} />
                <UndoButton batch={batch} />
                <CancelButton batch={batch} />
              </>
            }
          >
            <ImportStatusMark status={batch.status} />
            <span>{bytes(batch.bytes)}</span>
            <span>{dateTime(batch.createdAt)}</span>
            {batch.createdBy && <span>{batch.createdBy.name}</span>}
            {batch.isFromFolder && <span>{folder('by')}</span>}
            {batch.courses.length > 0 && <span>{batch.courses.map(({ name }) => name).join(', ')}</span>}
          </PageHeader>
          <div className={classes.page}>
            {!isResting(batch.status) && batch.status !== 'undoing' && <ImportSteps status={batch.status} />}
            <ImportProgressLine batch={batch} />
            <ImportOutcome batch={batch} />
            {batch.status === 'done' && <ImportFigures batch={batch} />}
            {batch.status === 'review' && <PlanPanel importId={importId} undecidedPeople={batch.undecidedPeople} />}
            {batch.status === 'review' && <PlannedChangesPanel importId={importId} />}
            <IssuesPanel batch={batch} />
            {batch.cells.changed > 0 && <ChangesPanel importId={importId} />}
          </div>
        </>
      )}
    </Await>
  );
}
