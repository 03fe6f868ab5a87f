import type { ResultStatus } from '#domains/gradebook/contract.ts';

interface Standing {
  readonly status: ResultStatus;
  readonly score: number | null;
}

/** What a teacher has decided or noted, not a stage on the way there. */
const outcomes: ReadonlySet<ResultStatus> = new Set(['done', 'failed', 'excused', 'present', 'absent']);

/**
 * Whether a change puts another grade or mark in place of one that stood there. A first grade, work that gets done, a
 * time or a deadline overwrites nothing.
 */
export function overwrites(before: Standing, after: Standing): boolean {
  if (before.score !== null && after.score !== before.score) return true;
  return outcomes.has(before.status) && after.status !== before.status;
}
