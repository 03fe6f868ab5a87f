import { transaction } from '#kernel/database/transaction.ts';
import { stopAddress } from '#kernel/letters/stopped-addresses.ts';
import { findReturned, noteReturned } from '../store/returned.ts';
import { readReport, type ReturnedLetter } from './read-report.ts';

/** What became of a delivery report: for the mail server's log. */
export type Taken = 'stopped' | 'noted' | 'unknown';

/**
 * Takes a delivery report: an address that is refused for good (5.x.x) gets no more notifications, and the log of
 * deliveries says that the letter came back. What is only delayed (4.x.x) needs nothing.
 *
 * @returns one for each recipient the report speaks of; none when it is no report
 */
export async function takeBack(source: Uint8Array): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const letter of await readReport(source)) taken.push(await take(letter));
  return taken;
}

async function take({ address, action, status, detail, messageId }: ReturnedLetter): Promise<Taken> {
  if (action !== 'failed' || !status.startsWith('5.')) return 'noted';
  return transaction(async () => {
    const found = await findReturned(messageId, address);
    if (!found) return 'unknown';
    if (found.deliveryId !== null) await noteReturned(found.deliveryId);
    await stopAddress(found.userId, found.address, { code: status, detail });
    return 'stopped';
  });
}
