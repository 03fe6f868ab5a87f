import { setTimeout as sleep } from 'node:timers/promises';
import type { PageName } from '../common/pages.ts';
import { quantile, round } from '../common/statistics.ts';
import { ask, Refused, type Reading, type Readers } from './readers.ts';

export interface Opened {
  readonly name: PageName;
  /** From when it should have begun to the last byte of its last answer. */
  readonly ms: number;
  readonly requests: number;
  /** The server was too busy to answer one of them. */
  readonly isRefused: boolean;
}

/** Opens a page as a browser does: all of its requests at once, each at the next address. */
async function open({ page, cookie }: Reading, next: () => string, begun: number): Promise<Opened> {
  const answers = await Promise.allSettled(page.paths.map((path) => ask(`${next()}${path}`, { cookie })));
  const failures = answers.flatMap((answer): unknown[] => (answer.status === 'rejected' ? [answer.reason] : []));
  const wrong = failures.find((failure) => !(failure instanceof Refused));
  if (wrong instanceof Error) throw wrong;
  return {
    name: page.name,
    ms: performance.now() - begun,
    requests: page.paths.length - failures.length,
    isRefused: failures.length > 0,
  };
}

/** Takes the addresses in turn, as nginx does. */
function inTurn(addresses: readonly string[]): () => string {
  let turn = 0;
  return () => addresses[turn++ % addresses.length] ?? '';
}

/** So many readers, each of whom opens the next page when the last one has come: what can be served at most. */
export async function readAsFastAsPossible(
  addresses: readonly string[],
  readers: Readers,
  count: number,
  seconds: number,
): Promise<Opened[]> {
  const [next, opened, end] = [inTurn(addresses), new Array<Opened>(), performance.now() + 1000 * seconds];
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (performance.now() < end) opened.push(await open(readers.choose(), next, performance.now()));
    }),
  );
  return opened;
}

/** Opens each of these pages at each address. */
export async function readEverywhere(addresses: readonly string[], readings: readonly Reading[]): Promise<void> {
  for (const address of addresses) {
    for (const reading of readings) await open(reading, () => address, performance.now());
  }
}

/**
 * Opens so many pages a second, on time whatever has become of the earlier ones. A page that begins late because the
 * machine was busy counts from when it should have begun: waiting that one slow answer causes others is not left out.
 *
 * @param first opened before others are chosen by the mix: a rare page, too, is opened in the shortest run
 */
export async function readAtRate(
  addresses: readonly string[],
  readers: Readers,
  perSecond: number,
  seconds: number,
  first: readonly Reading[] = readers.someOfEach(1),
): Promise<Opened[]> {
  const [next, under, begun] = [inTurn(addresses), new Array<Promise<Opened>>(), performance.now()];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = begun + (1000 * index) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    const page = open(first[index] ?? readers.choose(), next, due);
    // Heard of below; until then a failure must not end the process.
    page.catch(() => {});
    under.push(page);
  }
  return Promise.all(under);
}

export function shareRefused(opened: readonly Opened[]): number {
  return round(opened.filter(({ isRefused }) => isRefused).length / opened.length, 4);
}

/** Of the pages that were answered. */
export function latencyOf(opened: readonly Opened[]): { p50: number; p99: number } {
  const taken = opened.filter(({ isRefused }) => !isRefused).map(({ ms }) => ms);
  return { p50: round(quantile(taken, 0.5), 1), p99: round(quantile(taken, 0.99), 1) };
}
