import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import type { ImportDetail } from '../contract.ts';
import { ImportFigures } from './ImportFigures.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';
import { ImportProgressLine } from './ImportProgressLine.tsx';
import { ImportStatusMark } from './ImportStatusMark.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { IssueCounts } from './IssueCounts.tsx';
import { IssueList } from './IssueList.tsx';
import { importQuery, isResting } from './queries.ts';
import { peopleMessages } from './people-messages.ts';
import { reviewMessages } from './review-messages.ts';
import classes from './imports.module.css';

interface ImportCardProps {
  readonly id: string;
  /** Links to the import's own page and its course. */
  readonly links: (batch: ImportDetail) => ReactNode;
}

/** An import from its start to its summary, as it goes on. */
export function ImportCard({ id, links }: ImportCardProps): ReactNode {
  const query = useQuery(importQuery(id));
  return (
    <article className={classes.card}>
      <Await query={query} skeleton={<BlockSkeleton height={72} />}>
        {(batch) => <CardContent batch={batch} links={links} />}
      </Await>
    </article>
  );
}

function CardContent({ batch, links }: { readonly batch: ImportDetail; readonly links: ImportCardProps['links'] }) {
  const { bytes } = useFormats();
  const t = useMessages(reviewMessages);
  const people = useMessages(peopleMessages);
  return (
    <>
      <header className={classes.cardHead}>
        <h2>{batch.file}</h2>
        <span className={classes.size}>{bytes(batch.bytes)}</span>
        <ImportStatusMark status={batch.status} />
      </header>
      {batch.courses.length > 0 && (
        <p className={classes.courses}>{batch.courses.map(({ name }) => name).join(', ')}</p>
      )}
      {!isResting(batch.status) && batch.status !== 'undoing' && <ImportSteps status={batch.status} />}
      <ImportProgressLine batch={batch} />
      {batch.status === 'review' && (
        <Notice tone="warning">{batch.undecidedPeople > 0 ? people('waits') : t('plan.waits')}</Notice>
      )}
      <ImportOutcome batch={batch} />
      {batch.status === 'done' && <ImportFigures batch={batch} />}
      {batch.status === 'refused' && <IssueList issues={batch.issues.slice(0, 3)} />}
      {isResting(batch.status) && (
        <footer className={classes.links}>
          {links(batch)}
          {batch.status === 'done' && <IssueCounts counts={batch.issueCounts} />}
        </footer>
      )}
    </>
  );
}
