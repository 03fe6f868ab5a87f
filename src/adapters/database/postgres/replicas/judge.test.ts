import { describe, expect, it } from 'vitest';
import { judge, type ReplicaSample } from './judge.ts';
import { PrimaryLog } from './primary-log.ts';

const replica = (sample: Partial<ReplicaSample> = {}): ReplicaSample => ({
  isInRecovery: true,
  replayed: 100n,
  system: 'a',
  timeline: 1,
  secondsSinceCommit: undefined,
  ...sample,
});

/** A primary that writes ten bytes a second from 0 s to 10 s. */
function busyPrimary(): PrimaryLog {
  const log = new PrimaryLog(60_000);
  for (let second = 0; second <= 10; second += 1) {
    log.add({ position: BigInt(second * 10), system: 'a', timeline: 1 }, second * 1000);
  }
  return log;
}

describe('judge', () => {
  it('counts the seconds since the primary was where the replica is now', () => {
    const log = busyPrimary();
    expect(judge(replica(), log, 10_000, 5)).toEqual({ leftOut: undefined, lagSeconds: 0 });
    expect(judge(replica({ replayed: 75n }), log, 10_000, 5)).toEqual({ leftOut: undefined, lagSeconds: 3 });
    expect(judge(replica({ replayed: 42n }), log, 10_000, 5)).toEqual({ leftOut: 'it is 6 s behind', lagSeconds: 6 });
  });

  it('counts an idle primary as no lag', () => {
    const log = busyPrimary();
    log.add({ position: 100n, system: 'a', timeline: 1 }, 50_000);
    expect(judge(replica({ secondsSinceCommit: 40 }), log, 50_000, 5)).toEqual({ leftOut: undefined, lagSeconds: 0 });
  });

  it('goes by the age of its last commit when it is behind all that is remembered', () => {
    const log = new PrimaryLog(60_000);
    log.add({ position: 100n, system: 'a', timeline: 1 }, 0);
    const sample = { replayed: 50n, secondsSinceCommit: 3600 };
    expect(judge(replica(sample), log, 0, 5)).toEqual({ leftOut: 'it is 3600 s behind', lagSeconds: 3600 });
    expect(judge(replica({ replayed: 50n }), log, 0, 5).leftOut).toBe('how far it is behind is not known');
  });

  it.each<[string, Partial<ReplicaSample>]>([
    ['it is no replica: it takes writes itself', { isInRecovery: false }],
    ['it is no copy of the primary', { system: 'b' }],
    ['it follows another primary', { timeline: 2 }],
    ['it has replayed nothing yet', { replayed: undefined }],
  ])('leaves it out: %s', (leftOut, sample) => {
    expect(judge(replica(sample), busyPrimary(), 10_000, 5)).toEqual({ leftOut, lagSeconds: undefined });
  });

  it('leaves out all as long as the primary is not known', () => {
    expect(judge(replica(), new PrimaryLog(60_000), 0, 5).leftOut).toBe('the primary has not been measured');
  });
});

describe('log of the primary', () => {
  it('forgets what another primary, or the same on another timeline, wrote', () => {
    const log = busyPrimary();
    log.add({ position: 80n, system: 'a', timeline: 2 }, 11_000);
    expect(log.behind(70n, 11_000)).toBeUndefined();
    expect(log.behind(80n, 11_500)).toBe(500);
  });

  it('forgets what is old', () => {
    const log = new PrimaryLog(5000);
    for (const second of [0, 4, 8]) log.add({ position: BigInt(second), system: 'a', timeline: 1 }, second * 1000);
    expect(log.behind(3n, 8000)).toBeUndefined();
    expect(log.behind(4n, 8000)).toBe(4000);
  });

  it('tells who is ahead of the primary, once the primary was asked later', () => {
    const log = busyPrimary();
    expect(log.isOvertakenBy(101n, 10_000)).toBe(false);
    expect(log.isOvertakenBy(101n, 9_999)).toBe(true);
    expect(log.isOvertakenBy(100n, 9_999)).toBe(false);
  });
});
