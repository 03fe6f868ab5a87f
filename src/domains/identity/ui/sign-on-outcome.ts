const outcomes = ['linked', 'taken', 'already_linked', 'unavailable', 'failed', 'cancelled', 'expired'] as const;

/** How an attempt to link the own account ended. */
export type SignOnOutcome = (typeof outcomes)[number];

/** What the address says of it; of a reason that we do not know, that it failed. */
export function readSignOnOutcome(value: unknown): SignOnOutcome | undefined {
  if (value === undefined) return undefined;
  return outcomes.find((outcome) => outcome === value) ?? 'failed';
}
