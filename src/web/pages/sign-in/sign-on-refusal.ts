const reasons = [
  'unavailable',
  'failed',
  'cancelled',
  'expired',
  'unverified_email',
  'unknown_person',
  'inactive',
  'linked_elsewhere',
] as const;

/** Why the university's sign-in led nowhere. */
export type SignOnRefusal = (typeof reasons)[number];

/** The reason in the address; of one that we do not know, that it failed. */
export function readRefusal(value: unknown): SignOnRefusal | undefined {
  if (value === undefined) return undefined;
  return reasons.find((reason) => reason === value) ?? 'failed';
}
