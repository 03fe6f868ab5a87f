import type { Connection, ConnectionChanges, ConnectionKind } from '../contract.ts';

/** What somebody is typing about a connection. */
export interface ConnectionDraft extends Omit<ConnectionChanges, 'secret' | 'version'> {
  readonly kind: ConnectionKind;
  /** Blank: the one that is kept stays. */
  readonly secret: string;
}

export function draftOf(connection: Connection | undefined): ConnectionDraft {
  const { kind, title, address, account, tokenAddress, courseIds, schedule, review } = connection ?? newConnection;
  return { kind, title, address, account, tokenAddress, courseIds, schedule, review, secret: '' };
}

const newConnection: Omit<ConnectionDraft, 'secret'> = {
  kind: 'moodle',
  title: '',
  address: 'https://',
  account: null,
  tokenAddress: null,
  courseIds: null,
  schedule: 'nightly',
  review: 'overwrites',
};

/** Whether enough is known to ask the system. */
export function isAskable(draft: ConnectionDraft, hasSecret: boolean): boolean {
  const { kind, address, account, tokenAddress, secret } = draft;
  const hasClient = isAddress(tokenAddress ?? '') && (account ?? '').trim() !== '';
  return isAddress(address) && (hasSecret || secret.trim() !== '') && (kind !== 'oneroster' || hasClient);
}

const isAddress = (text: string): boolean => /^https?:\/\/[^/\s]+/.test(text.trim());

/** Whether it can be kept. */
export function isWhole(draft: ConnectionDraft, hasSecret: boolean): boolean {
  const hasCourses = draft.courseIds === null || draft.courseIds.length > 0;
  return isAskable(draft, hasSecret) && draft.title.trim() !== '' && hasCourses;
}

/** What is sent. */
export function bodyOf({ secret, address, title, account, tokenAddress, ...draft }: ConnectionDraft) {
  return {
    ...draft,
    title: title.trim(),
    address: address.trim(),
    account: textOrNull(account),
    tokenAddress: textOrNull(tokenAddress),
    secret: textOrNull(secret),
  };
}

const textOrNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
