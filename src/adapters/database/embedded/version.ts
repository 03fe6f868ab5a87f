import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#kernel/errors.ts';

const manifestSchema = z.object({ version: z.string() });

/** Major and minor version of PGlite, e.g. `0.5`. Another one may keep its files in another way. */
export function pgliteVersion(): string {
  // Not among the package's exports, but always two folders above its code.
  const code = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(code, '../../package.json'), 'utf8')));
  return manifest.version.split('.').slice(0, 2).join('.');
}

/** Version of PGlite that made the folder of a database; null when the folder does not say. */
export function writtenVersion(databaseFolder: string): string | null {
  const path = versionPath(databaseFolder);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}

/** Notes in the folder of a database that this version of PGlite made it. */
export function noteVersion(databaseFolder: string): void {
  writeFileSync(versionPath(databaseFolder), `${pgliteVersion()}\n`, { mode: 0o600, flush: true });
}

/**
 * Makes sure that this version of PGlite can open the folder of a database.
 *
 * @throws AppError data_folder.other_version
 */
export function assertSameVersion(databaseFolder: string): void {
  const [written, expected] = [writtenVersion(databaseFolder), pgliteVersion()];
  if (written !== null && written !== expected) {
    throw new AppError('data_folder.other_version', { folder: databaseFolder, written, expected });
  }
}

/** PostgreSQL leaves files it does not know alone; copies and archives carry this one along. */
function versionPath(databaseFolder: string): string {
  return join(databaseFolder, 'pglite.version');
}
