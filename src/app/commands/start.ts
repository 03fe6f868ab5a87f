import type { Command } from 'commander';
import { ensureFirstAdministrator } from '#domains/identity/index.ts';
import { startAllRoles } from '../roles/all.ts';
import { serve } from '../serve.ts';

/** `pulse start`: every role in one process. */
export function register(program: Command): void {
  program
    .command('start')
    .description('serve pages, run tasks and schedules until stopped')
    .action(() =>
      serve(async (opened, { begun }) => {
        const first = await ensureFirstAdministrator();
        const { address } = await startAllRoles(opened, begun);
        console.log(`Pulse.EDU is ready: ${address}`);
        if (first) {
          console.log(`Sign in as ${first.login} with the password ${first.password}`);
          console.log('It is shown this once; change it after signing in.');
        }
      }),
    );
}
