import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { CheckedArchive } from '#adapters/database/embedded/snapshots/read-archive.ts';
import { restoreBackup } from '#app/backups/restore-backup.ts';
import { readConfig } from '#app/config.ts';
import { byteSize } from '#app/byte-size.ts';
import { withProgram } from '#app/program.ts';
import { recordAudit } from '#domains/audit/index.ts';

/** `pulse restore`: the data folder as it was when a backup or a snapshot was taken. */
export function register(program: Command): void {
  program
    .command('restore')
    .description('bring back the state of a backup or of a snapshot in <data>/snapshots; the server must not run')
    .argument('<file>', 'what pulse backup wrote, or a snapshot')
    .option('--yes', 'do not ask')
    .action(async (file: string, { yes = false }: { yes?: boolean }) => {
      const { databaseUrl, dataFolder } = readConfig();
      if (databaseUrl !== undefined) {
        throw new Error(
          'the data are in PostgreSQL: ' +
            `psql "$DATABASE_URL" --command='drop schema public cascade; create schema public' empties the database, ` +
            'pg_restore --no-owner --exit-on-error --dbname="$DATABASE_URL" pulse.dump brings the backup back',
        );
      }
      const confirm = async (archive: CheckedArchive): Promise<boolean> => {
        console.error(describe(archive, dataFolder));
        return yes || ask('Bring this state back? [y/N] ');
      };
      const restored = await restoreBackup({ dataFolder, file: resolve(file), confirm });
      if (!restored) throw new Error('nothing was changed');
      const { kind, takenAt } = restored.manifest;
      await withProgram(() => recordAudit('backup.restored', {}, { kind, takenAt }));
      console.log(`restored ${dataFolder}`);
      if (restored.before !== undefined) console.log(`what was there before: ${restored.before}`);
    });
}

function describe({ manifest, bytes }: CheckedArchive, dataFolder: string): string {
  const { kind, takenAt, parts } = manifest;
  return [
    `${kind} of ${takenAt}, ${byteSize(bytes)}: ${parts.join(', ')}.`,
    `It replaces these in ${dataFolder}; what is there now is kept as a snapshot.`,
    `People erased on request after ${takenAt} come back by it: erase them again before any import (docs/privacy.md).`,
  ].join('\n');
}

/** Asks a person. Where none can answer, `--yes` must have said so before. */
async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('nobody can be asked here; say --yes to go on without a question');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|yes|д|да)$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
