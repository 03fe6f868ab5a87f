import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './ErrorState.tsx';

interface AwaitProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** Shown until the first answer. */
  readonly skeleton: ReactNode;
  /** The query is what the page is about: without it there is no page. */
  readonly page?: boolean;
  readonly children: (data: Data) => ReactNode;
}

/** Shows a query in its three states. What was shown once stays while it refetches, or when refetching fails. */
export function Await<Data>({ query, skeleton, page = false, children }: AwaitProps<Data>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} page={page} onRetry={() => void query.refetch()} />;
  return skeleton;
}
