import type { Command } from 'commander';
import { startScheduler } from '../roles/scheduler.ts';
import { serve } from '../serve.ts';

/** `pulse scheduler`: enqueues scheduled tasks. */
export function register(program: Command): void {
  program
    .command('scheduler')
    .description('enqueue scheduled tasks until stopped')
    .action(() =>
      serve(async (opened) => {
        const scheduler = startScheduler(opened);
        console.log('Pulse.EDU scheduler is ready');
        return [scheduler];
      }),
    );
}
