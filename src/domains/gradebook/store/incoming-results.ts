import { resultStatuses, type ResultStatus } from '../contract.ts';

/**
 * Results as columns of equal length: a million of them are six arrays. NaN says nothing. A column of which no cell says
 * anything may be empty.
 */
export interface IncomingResults {
  readonly studentIds: Uint32Array;
  readonly activityIds: Uint32Array;
  /** Places in `resultStatuses`. */
  readonly statuses: Uint8Array;
  readonly scores: Float64Array;
  /** Milliseconds since 1970. */
  readonly completedAt: Float64Array;
  readonly dueAt: Float64Array;
}

interface IncomingResult {
  readonly studentId: number;
  readonly activityId: number;
  readonly status: ResultStatus;
  readonly score?: number;
  readonly completedAt?: Date;
  readonly dueAt?: Date;
}

/** A few results as columns. */
export function resultColumns(results: readonly IncomingResult[]): IncomingResults {
  return {
    studentIds: Uint32Array.from(results, ({ studentId }) => studentId),
    activityIds: Uint32Array.from(results, ({ activityId }) => activityId),
    statuses: Uint8Array.from(results, ({ status }) => resultStatuses.indexOf(status)),
    scores: Float64Array.from(results, ({ score = NaN }) => score),
    completedAt: Float64Array.from(results, ({ completedAt }) => completedAt?.getTime() ?? NaN),
    dueAt: Float64Array.from(results, ({ dueAt }) => dueAt?.getTime() ?? NaN),
  };
}

/** Results in pieces, in their order. */
export function* batchesOf(results: IncomingResults, size: number): Generator<IncomingResults, void> {
  for (let from = 0; from < results.studentIds.length; from += size) {
    const to = from + size;
    yield {
      studentIds: results.studentIds.subarray(from, to),
      activityIds: results.activityIds.subarray(from, to),
      statuses: results.statuses.subarray(from, to),
      scores: results.scores.subarray(from, to),
      completedAt: results.completedAt.subarray(from, to),
      dueAt: results.dueAt.subarray(from, to),
    };
  }
}
