import type { Command } from 'commander';
import { ensureFirstAdministrator } from '#domains/identity/index.ts';
import { startWeb } from '../roles/web.ts';
import { serve } from '../serve.ts';

/** A separate web server is one of several, behind a balancer that looks at /readyz every few seconds. */
const drainSeconds = 5;

/** `pulse web`: serves pages and the API only. */
export function register(program: Command): void {
  program
    .command('web')
    .description('serve pages and the API until stopped')
    .action(() =>
      serve(async (opened, { begun }) => {
        const first = await ensureFirstAdministrator();
        const web = await startWeb(opened, drainSeconds);
        begun(web);
        console.log(`Pulse.EDU is ready: ${web.address}`);
        if (first) console.log(`Sign in once as ${first.login} with the password ${first.password}`);
      }),
    );
}
