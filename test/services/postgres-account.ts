import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a child process needs to run as somebody else; empty when it runs as we do. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** PostgreSQL and PgBouncer refuse to run as root; their packages make an account for them. */
export function accountForPostgres(): Account {
  if (process.getuid?.() !== 0) return {};
  const ask = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

/** A new temporary folder that belongs to the account. */
export function folderOf({ uid, gid }: Account): string {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-postgres-'));
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}
