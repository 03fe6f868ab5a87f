import type { Command } from 'commander';
import { startFigures } from '../roles/figures.ts';
import { startScheduler } from '../roles/scheduler.ts';
import { serve } from '../serve.ts';

/** `pulse scheduler`: enqueues scheduled tasks and gives due ones to the broker. */
export function register(program: Command): void {
  program
    .command('scheduler')
    .description('enqueue scheduled tasks, and give due ones to the broker, until stopped')
    .action(() =>
      serve(async (opened, { begun }) => {
        for (const role of await startFigures(opened)) begun(role);
        begun(startScheduler(opened));
        console.log('Pulse.EDU scheduler is ready');
      }),
    );
}
