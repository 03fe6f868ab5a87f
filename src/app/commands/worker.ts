import { InvalidArgumentError, Option, type Command } from 'commander';
import { queues, type Queue } from '#kernel/tasks/define-task.ts';
import { startWorker } from '../roles/worker.ts';
import { serve } from '../serve.ts';

/** `pulse worker`: runs tasks, of some queues or of all. */
export function register(program: Command): void {
  program
    .command('worker')
    .description('run tasks until stopped')
    .addOption(
      new Option('--queues <names>', `queues to serve, by commas (${queues.join(', ')})`).argParser(parseQueues),
    )
    .addOption(new Option('--concurrency <count>', 'tasks at once (default: PULSE_CONCURRENCY)').argParser(parseCount))
    .action((options: { queues?: Queue[]; concurrency?: number }) =>
      serve(async (opened) => {
        const worker = startWorker(opened, options);
        console.log('Pulse.EDU worker is ready');
        return [worker];
      }),
    );
}

function parseQueues(text: string): Queue[] {
  return text.split(',').map((name) => {
    const found = queues.find((queue) => queue === name.trim());
    if (!found) throw new InvalidArgumentError(`there is no queue "${name}"; queues are ${queues.join(', ')}`);
    return found;
  });
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('it must be a whole number from 1 on');
  return count;
}
