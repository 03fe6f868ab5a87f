import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { createBackup } from '#app/backups/create-backup.ts';
import { readConfig } from '#app/config.ts';
import { byteSize } from '#app/byte-size.ts';
import { systemClock } from '#kernel/clock.ts';

/** `pulse backup`: everything in the data folder that cannot be made anew, in one file. */
export function register(program: Command): void {
  program
    .command('backup')
    .description('pack database, uploaded files and secret into one file, also while the server runs')
    .option('--to <path>', 'the file to write, or a folder for it (default: here, named by the time)')
    .action(async ({ to }: { to?: string }) => {
      const config = readConfig();
      if (config.databaseUrl !== undefined) {
        throw new Error(
          'the data are in PostgreSQL: pg_dump --format=custom --file=pulse.dump "$DATABASE_URL" backs them up; ' +
            (config.s3
              ? `the uploaded files are in the bucket ${config.s3.bucket}`
              : `copy ${join(config.dataFolder, 'files')} too`),
        );
      }
      const target = targetPath(to);
      if (config.s3) console.error(`Uploaded files are in the bucket ${config.s3.bucket} and stay out of the backup.`);
      const bytes = await createBackup({ config, target, report: (progress) => console.error(`${progress}…`) });
      console.log(`${target} (${byteSize(bytes)})`);
    });
}

function targetPath(to = '.'): string {
  const path = resolve(to);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const time = systemClock('UTC').now().toISOString().slice(0, 19).replaceAll(':', '-');
  const target = isFolder ? join(path, `pulse-backup-${time}Z.tar.gz`) : path;
  if (existsSync(target)) throw new Error(`${target} exists already; name another file`);
  return target;
}
