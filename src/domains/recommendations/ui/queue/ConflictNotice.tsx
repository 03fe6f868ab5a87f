import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { detailQuery } from '../queries.ts';
import { HistoryList } from './HistoryList.tsx';
import type { Conflict } from './useReview.ts';

/** Of two who decided at once, tells the second what the first did, who it was and when. */
export function ConflictNotice({ conflict }: { readonly conflict: Conflict | null }): ReactNode {
  return conflict && <ToldConflict conflict={conflict} />;
}

function ToldConflict({ conflict: { item, error } }: { readonly conflict: Conflict }): ReactNode {
  const last = useQuery(detailQuery(item)).data?.history.at(0);
  return (
    <>
      <ProblemNotice error={error} />
      {last && (
        <Notice tone="info">
          {item.student}
          <HistoryList history={[last]} />
        </Notice>
      )}
    </>
  );
}
