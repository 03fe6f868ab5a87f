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
export function isAskable({ address, secret }: ConnectionDraft, hasSecret: boolean): boolean {
  return /^https?:\/\/[^/\s]+/.test(address.trim()) && (hasSecret || secret.trim() !== '');
}

/** Whether it can be kept. */
export function isWhole(draft: ConnectionDraft, hasSecret: boolean): boolean {
  const hasCourses = draft.courseIds === null || draft.courseIds.length > 0;
  return isAskable(draft, hasSecret) && draft.title.trim() !== '' && hasCourses;
}

/** What is sent. */
export function bodyOf({ secret, address, title, ...draft }: ConnectionDraft) {
  return {
    ...draft,
    title: title.trim(),
    address: address.trim(),
    secret: secret.trim() === '' ? null : secret.trim(),
  };
}
