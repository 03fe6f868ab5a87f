import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../db/migrations/', import.meta.url);

/** Names the current content of db/migrations, and of what else decides how a prepared database looks. */
export function migrationsState(...alsoDeciding: string[]): string {
  const hash = createHash('sha256').update(alsoDeciding.join());
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(new URL(name, folder)));
  return hash.digest('hex').slice(0, 12);
}
