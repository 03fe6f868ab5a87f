import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

const retries = 2;

/**
 * @param onSignedOut called when any answer says that nobody is signed in (any more)
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error) => {
    if (error instanceof ApiProblem && error.isSignedOut) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        // Live events tell when something changed; this only bounds how long a missed one matters.
        staleTime: 60_000,
        retry: (failures, error) => failures < retries && error instanceof ApiProblem && error.isPassing,
      },
    },
  });
}
