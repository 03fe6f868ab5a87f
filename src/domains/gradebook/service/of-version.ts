import { versioned } from '#kernel/cached.ts';
import { getDataVersion } from '#domains/roster/index.ts';
import { listMoments } from '../store/moments.ts';

/** How long an answer is kept (s). */
const keptFor = 3600;
/** How far ahead moments are looked up (ms): longer than they are kept, also by a clock that goes a little differently. */
const ahead = 2 * keptFor * 1000;

/** When something becomes so in a course of one version; milliseconds since 1970. */
interface Moments {
  readonly from: number;
  readonly until: number;
  readonly moments: readonly number[];
}

/**
 * What `compute` answers of this version of a course as of `at`, perhaps kept. Between two moments at which a deadline
 * comes nothing of a course changes but its data, which then has another version: so an answer is kept under its
 * version and the next such moment, and is as true as one computed now.
 */
export async function ofVersion<T>(
  what: string,
  courseId: number,
  dataVersion: number,
  at: Date,
  compute: () => Promise<T>,
): Promise<T> {
  const next = await findNextMoment(courseId, dataVersion, at);
  return next === undefined ? compute() : keep(what, courseId, dataVersion, next, compute);
}

/** The first moment after `at`, 0 when none is ahead. Undefined when the kept ones do not tell: the clock was set. */
async function findNextMoment(courseId: number, dataVersion: number, at: Date): Promise<number | undefined> {
  const now = at.getTime();
  const { from, until, moments } = await keep<Moments>('moments', courseId, dataVersion, 0, async () => ({
    from: now,
    until: now + ahead,
    moments: await listMoments(courseId, at, new Date(now + ahead)),
  }));
  if (now < from || now > until) return undefined;
  return moments.find((moment) => moment > now) ?? 0;
}

function keep<T>(
  what: string,
  courseId: number,
  dataVersion: number,
  next: number,
  compute: () => Promise<T>,
): Promise<T> {
  const key = [`gradebook.${what}`, courseId, dataVersion, next];
  return versioned({ key, ttlSeconds: keptFor }, async ({ doNotKeep }) => {
    // A replica that lags behind, or an import that was committed meanwhile: it would be kept under the wrong version.
    if ((await getDataVersion(courseId)) !== dataVersion) doNotKeep();
    return compute();
  });
}
