import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Session } from '#domains/identity/contract.ts';
import { returnAddress } from '../../return-address.ts';
import { sessionQuery } from '../../session.ts';

/** Goes on to `back`, the page that asked for sign-in, with nothing left of whoever was signed in before. */
export function useEnter(back: string | undefined): (session?: Session) => void {
  const queries = useQueryClient();
  const router = useRouter();
  return (session) => {
    queries.clear();
    if (session) queries.setQueryData(sessionQuery.queryKey, session);
    router.history.push(returnAddress(back));
  };
}
