import type { Command } from 'commander';
import { prepareDemo } from '../demo/prepare-demo.ts';
import { startAllRoles } from '../roles/all.ts';
import { serve } from '../serve.ts';

/** `pulse demo`: every role in one process, with a generated university. */
export function register(program: Command): void {
  program
    .command('demo')
    .description('start with a generated demo university and print a login for each role')
    .action(() =>
      serve(async (opened, { begun, stopped }) => {
        const { address } = await startAllRoles(opened, begun);
        const preparing = prepareDemo((line) => {
          console.error(line);
        });
        // Cut short, it goes on with the next start.
        const logins = await Promise.race([preparing, stopped]);
        if (!logins) return;
        console.log(`\nPulse.EDU is ready: ${address}\n`);
        for (const { login, password, role } of logins)
          console.log(`  ${role.padEnd(16)}${login.padEnd(12)}${password}`);
        console.log('\nCtrl-C ends it. Everything you do is kept in the data folder.');
      }),
    );
}
