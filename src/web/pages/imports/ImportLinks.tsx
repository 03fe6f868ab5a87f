import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ImportBatch } from '#domains/imports/contract.ts';
import { mappingMessages } from '#domains/imports/ui/mapping-messages.ts';
import { importMessages } from '#domains/imports/ui/messages.ts';
import { reviewMessages } from '#domains/imports/ui/review-messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';

interface ImportLinksProps {
  readonly batch: ImportBatch;
  readonly withDetails?: boolean;
}

/** Where an import leads: its course, and its own page. */
export function ImportLinks({ batch, withDetails = false }: ImportLinksProps): ReactNode {
  const t = useMessages(importMessages);
  const review = useMessages(reviewMessages);
  const mapping = useMessages(mappingMessages);
  const { id, courseId, status, source, hasOriginal } = batch;
  // What a connection pulls has no columns.
  const mayMap = hasOriginal && source !== 'pulled-course' && (status === 'refused' || status === 'done');
  return (
    <>
      {courseId !== null && (
        <Link to="/courses/$courseId" params={{ courseId }}>
          {t('openCourse')}
        </Link>
      )}
      {mayMap && (
        <Link to="/imports/$importId/columns" params={{ importId: id }}>
          {mapping(status === 'refused' ? 'title' : 'title.again')}
        </Link>
      )}
      {withDetails && (
        <Link to="/imports/$importId" params={{ importId: id }}>
          {batch.status === 'review' ? review('plan.open') : t('details')}
        </Link>
      )}
    </>
  );
}
