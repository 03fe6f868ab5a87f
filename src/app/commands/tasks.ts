import { Option, type Command } from 'commander';
import { defaultLocale } from '#kernel/locale.ts';
import { taskListQuery, taskStates, type TaskState } from '#domains/operations/contract.ts';
import { listTasks, runTaskAgain } from '#domains/operations/index.ts';
import { withProgram } from '../program.ts';

interface ListOptions {
  state?: TaskState;
  queue?: string;
  limit: string;
  json?: true;
}

/** `pulse tasks`: the newest tasks, and a dead one run again. */
export function register(program: Command): void {
  const tasks = program
    .command('tasks')
    .description('list tasks, newest first')
    .addOption(new Option('--state <state>', 'only tasks in this state').choices(taskStates))
    .option('--queue <name>', 'only tasks of this queue')
    .option('--limit <count>', 'how many at most', '25')
    .option('--json', 'print them as JSON')
    .action((options: ListOptions) =>
      withProgram(async () => {
        const { state, queue, limit } = options;
        const { items } = await listTasks(taskListQuery.parse({ state, queue, limit }), defaultLocale);
        if (options.json) console.log(JSON.stringify(items, null, 2));
        else {
          console.table(
            items.map(({ id, name, queue: of, state: is, attempts, failure }) => ({
              ...{ id, name, queue: of, state: is, attempts, failure: failure?.sentence ?? '' },
            })),
          );
        }
      }),
    );
  tasks
    .command('run-again')
    .description('let a task that stopped with an error run again')
    .argument('<id>', 'id of the task')
    .action((id: string) =>
      withProgram(async () => {
        const task = await runTaskAgain(id, defaultLocale);
        console.log(`${task.name} ${task.id}: ${task.state}`);
      }),
    );
}
