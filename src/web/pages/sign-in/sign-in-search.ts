import { readRefusal, type SignOnRefusal } from './sign-on-refusal.ts';

export interface SignInSearch {
  /** The page to return to. */
  readonly back?: string;
  /** The session ended by itself. */
  readonly expired?: boolean;
  /** Why the university's sign-in led nowhere. */
  readonly refused?: SignOnRefusal;
}

/** What the address of the sign-in page may carry; all else is left out. */
export function signInSearch({ back, expired, refused }: Record<string, unknown>): SignInSearch {
  const refusal = readRefusal(refused);
  return {
    ...(typeof back === 'string' && { back }),
    ...(expired === true && { expired }),
    ...(refusal && { refused: refusal }),
  };
}
