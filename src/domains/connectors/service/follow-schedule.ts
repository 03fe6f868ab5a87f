import { clock } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { isDue } from '../schedule.ts';
import { listScheduled } from '../store/connections.ts';
import { forgetOldRuns } from '../store/runs.ts';
import { beginRun } from './runs.ts';

/** Days for which it is known that there was a pull. */
const keptDays = 90;

/** Asked every hour: begins the pulls that are due and forgets old ones. */
export async function followSchedule(run: Pick<TaskRun, 'complete'>): Promise<void> {
  await run.complete(async () => {
    await forgetOldRuns(keptDays);
    const hour = hourOfDay();
    for (const { id, schedule, hours } of await listScheduled()) {
      if (isDue(schedule, hour, hours)) await beginRun(id, null);
    }
  });
}

/** At the university. */
function hourOfDay(): number {
  const { timeZone } = clock();
  const hours = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return Number(hours.format(clock().now()));
}
