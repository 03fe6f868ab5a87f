import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '#kernel/errors.ts';

/**
 * The secret that signs session cookies when the configuration names none: made at the first start and kept in the
 * data folder, readable by its owner only. Two processes that start at once agree on one.
 */
export function keptSecret(dataFolder: string): string {
  const path = join(dataFolder, 'secret');
  const existing = readIfThere(path);
  if (existing !== undefined) return existing;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const own = `${path}.${process.pid}`;
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  try {
    // A link appears whole or fails because another process was first.
    linkSync(own, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(own);
  }
  return readFileSync(path, 'utf8');
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
