import { AppError } from '../errors.ts';

/** How many heavy requests (uploads, exports) are under way at once. */
export interface AdmissionLimits {
  /** Of one person, in this process. */
  readonly person: number;
  /** Of all, in this process: each upload holds some megabytes of memory and a share of the disk. */
  readonly process: number;
}

export const defaultAdmission: AdmissionLimits = { person: 2, process: 16 };

/** Runs a heavy request of a person when there is room for it. */
export type Admit = <T>(userId: string, work: () => Promise<T>) => Promise<T>;

const secondsToWait = 5;

/**
 * Lets so many heavy requests pass at once and refuses the rest, so that one person's thirty uploads neither fill the
 * memory nor keep others waiting.
 */
export function createAdmission(limits: AdmissionLimits): Admit {
  const underWay = new Map<string, number>();
  let total = 0;
  return async (userId, work) => {
    const own = underWay.get(userId) ?? 0;
    if (own >= limits.person) throw new AppError('request.too_many_at_once', { limit: own, seconds: secondsToWait });
    if (total >= limits.process) throw new AppError('server.busy', { seconds: secondsToWait });
    underWay.set(userId, own + 1);
    total += 1;
    try {
      return await work();
    } finally {
      total -= 1;
      const left = (underWay.get(userId) ?? 1) - 1;
      if (left > 0) underWay.set(userId, left);
      else underWay.delete(userId);
    }
  };
}
