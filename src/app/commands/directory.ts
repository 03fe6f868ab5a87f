import type { Command } from 'commander';
import { getDirectorySettings, synchroniseHere } from '#domains/directory/index.ts';
import { AppError } from '#kernel/errors.ts';
import { withProgram } from '../program.ts';

interface SyncOptions {
  dryRun?: true;
  json?: true;
  acceptLosses?: string;
}

/** `pulse directory`: the university's directory, looked at from the server. */
export function register(program: Command): void {
  const directory = program.command('directory').description('follow the university’s directory of people (LDAP)');
  directory
    .command('check')
    .description('sign in to the directory and look for people and for the groups of the settings')
    .action(() =>
      withProgram(async ({ runtime }) => {
        if (!runtime.directory) throw new AppError('directory.not_configured');
        const { groups } = await getDirectorySettings();
        const people = await runtime.directory.verify(groups.map(({ name }) => name));
        const seen = people === 0 ? 'shows nobody' : 'shows people';
        console.log(`${runtime.directory.place} lets us in, has all ${groups.length} groups and ${seen}`);
      }),
    );
  directory
    .command('sync')
    .description('compare people and roles with the directory and change what differs')
    .option('--dry-run', 'only say what would change')
    .option('--json', 'print the figures and the people concerned as JSON')
    .option('--accept-losses <count>', 'so many people may lose access or roles, whatever the bound of the settings')
    .action(({ dryRun, json, acceptLosses }: SyncOptions) =>
      withProgram(async () => {
        const losses = acceptLosses === undefined ? null : Number(acceptLosses);
        if (losses !== null && (!Number.isSafeInteger(losses) || losses < 0)) {
          throw new AppError('request.invalid', { detail: '--accept-losses' });
        }
        const { outcome, counts, items } = await synchroniseHere(dryRun ? 'preview' : 'apply', losses);
        if (json) console.log(JSON.stringify({ outcome, counts, people: items }, null, 2));
        else {
          console.log(outcome);
          console.table(counts);
        }
        // Nothing was changed, and somebody has to look.
        if (outcome === 'stopped') process.exitCode = 2;
      }),
    );
}
