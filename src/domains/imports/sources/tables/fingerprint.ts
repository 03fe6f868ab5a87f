import { createHash } from 'node:crypto';
import { normalisedName } from '../names.ts';

/** What tells tables of these headers from others: the headers without their order, case and blanks. */
export function fingerprintOf(headers: readonly string[]): string {
  const all = headers.map(normalisedName).filter((header) => header !== '');
  return createHash('sha256').update(JSON.stringify(all.sort())).digest('hex');
}
