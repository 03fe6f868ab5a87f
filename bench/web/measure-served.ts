import { round } from '../common/statistics.ts';
import type { Served } from './figures.ts';
import { latencyOf, readAsFastAsPossible, shareRefused } from './load.ts';
import type { Readers } from './readers.ts';

/** How long, and with how many readers at once. */
export interface Pace {
  readonly seconds: number;
  readonly readers: number;
}

/** What these addresses serve at most, after two seconds to warm up. */
export async function measureServed(addresses: readonly string[], readers: Readers, pace: Pace): Promise<Served> {
  await readAsFastAsPossible(addresses, readers, pace.readers, 2);
  const opened = await readAsFastAsPossible(addresses, readers, pace.readers, pace.seconds);
  const requests = opened.reduce((sum, one) => sum + one.requests, 0);
  return {
    requestsPerSecond: round(requests / pace.seconds, 1),
    pagesPerSecond: round(opened.filter(({ isRefused }) => !isRefused).length / pace.seconds, 1),
    pageMs: latencyOf(opened),
    refused: shareRefused(opened),
  };
}
