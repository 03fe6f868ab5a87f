import { clock, runtime } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { isDue } from '../schedule.ts';
import { forgetOldRuns, hoursSinceApply } from '../store/runs.ts';
import { startScheduledRun } from './runs.ts';
import { getDirectorySettings } from './settings.ts';

/** Days for which a page can show whom a run concerned, and for which it is known that there was one. */
const kept = { itemDays: 7, runDays: 90 };

/** Asked every hour: begins a run when the schedule wants one, and forgets what is old. */
export async function followSchedule(run: Pick<TaskRun, 'complete'>): Promise<void> {
  const { schedule } = await getDirectorySettings();
  const hours = await hoursSinceApply();
  const isWanted = runtime().directory !== undefined && isDue(schedule, hourOfDay(), hours);
  await run.complete(async () => {
    await forgetOldRuns(kept.itemDays, kept.runDays);
    if (isWanted) await startScheduledRun();
  });
}

/** At the university. */
function hourOfDay(): number {
  const { timeZone } = clock();
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(clock().now()),
  );
}
