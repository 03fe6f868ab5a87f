import { InvalidArgumentError, Option, type Command } from 'commander';
import { queues, type Queue } from '#kernel/tasks/define-task.ts';
import { readConfig } from '../config.ts';
import { lowerPriority } from '#kernel/lower-priority.ts';
import { startFigures } from '../roles/figures.ts';
import { startWorker } from '../roles/worker.ts';
import { serve } from '../serve.ts';
import { restartCode, supervise } from '../supervise.ts';

interface WorkerCommandOptions {
  queues?: Queue[];
  concurrency?: number;
  autoscale?: { min: number; max: number };
  maxTasks?: number;
  maxMemory?: number;
  supervised?: boolean;
}

/** `pulse worker`: runs tasks, of some queues or of all. */
export function register(program: Command): void {
  const count = (flags: string, description: string): Option => new Option(flags, description).argParser(parseCount);
  program
    .command('worker')
    .description('run tasks until stopped')
    .addOption(
      new Option('--queues <names>', `queues to serve, by commas (${queues.join(', ')})`).argParser(parseQueues),
    )
    .addOption(count('--concurrency <count>', 'tasks at once (default: PULSE_CONCURRENCY)'))
    .addOption(
      new Option('--autoscale <max,min>', 'change the tasks at once between these by what waits and for how long')
        .argParser(parseBounds)
        .conflicts('concurrency'),
    )
    .addOption(count('--max-tasks <count>', 'start anew after so many tasks'))
    .addOption(count('--max-memory <megabytes>', 'start anew after a task that leaves the process larger than this'))
    .addOption(new Option('--supervised').hideHelp())
    .action(async (options: WorkerCommandOptions) => {
      const ends = options.maxTasks !== undefined || options.maxMemory !== undefined;
      if (!ends || options.supervised) return work(options);
      // What is wrong with the configuration does not mend by starting again.
      readConfig();
      process.exitCode = await supervise('--supervised');
    });
}

async function work({ maxTasks = Infinity, maxMemory = Infinity, ...options }: WorkerCommandOptions): Promise<void> {
  lowerPriority();
  await serve(async (opened, { begun, stop }) => {
    // The supervisor is gone.
    process.once('disconnect', stop);
    const onAttemptEnded = (attempts: number): void => {
      if (attempts < maxTasks && process.memoryUsage.rss() < maxMemory * 1024 * 1024) return;
      process.exitCode = restartCode;
      stop();
    };
    const isLimited = maxTasks !== Infinity || maxMemory !== Infinity;
    for (const role of await startFigures(opened)) begun(role);
    begun(startWorker(opened, { ...options, ...(isLimited && { onAttemptEnded }) }));
    console.log('Pulse.EDU worker is ready');
  });
}

function parseQueues(text: string): Queue[] {
  const wanted = text.split(',').map((name) => {
    const found = queues.find((queue) => queue === name.trim());
    if (!found) throw new InvalidArgumentError(`there is no queue "${name}"; queues are ${queues.join(', ')}`);
    return found;
  });
  return [...new Set(wanted)];
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('it must be a whole number from 1 on');
  return count;
}

function parseBounds(text: string): { min: number; max: number } {
  const [max = 0, min = 0, ...others] = text.split(',').map(parseCount);
  if (others.length > 0 || min < 1) throw new InvalidArgumentError('it must be two numbers, e.g. 16,2');
  if (min > max) throw new InvalidArgumentError('the first number is the most and must not be below the second');
  return { min, max };
}
