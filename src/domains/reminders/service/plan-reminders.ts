import { clock } from '#kernel/runtime.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { getSetting } from '#kernel/settings.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { instantToZonedWallClock, zonedWallClockToInstant } from '#kernel/zoned-time.ts';
import { overdueSpan } from '../morning.ts';
import { deadlineKind, overdueKind } from '../notifications/deadlines.ts';
import { removeRemindersBefore, takeDeadlines, takeOverdue, type DueReminder } from '../store/reminders.ts';
import { reminderSetting } from './settings.ts';

/** Days after a deadline for which it is remembered who was told of it; more than any reminder looks back. */
const rememberedDays = 60;
/** Hours after which nobody needs to hear any more that a deadline has passed. */
const overdueNewsHours = 48;

/**
 * Tells students of the deadlines whose time has come, each person once for all of them. A constant number of statements
 * over all courses: what is due is computed now, so a deadline that was moved or a work that is done needs no taking back
 * (docs/adr/0034).
 */
export async function planReminders(run: TaskRun): Promise<void> {
  const { hours, tellsOverdue, overdueHour } = await getSetting(reminderSetting);
  const now = clock().now();
  const span = tellsOverdue ? overdueNow(now, overdueHour) : null;
  await run.complete(async () => {
    if (hours.length > 0) await tellOfDeadlines(await takeDeadlines(now, hours));
    if (span) await tellOfOverdue(await takeOverdue(now, span), now);
    await removeRemindersBefore(new Date(now.getTime() - rememberedDays * 86_400_000));
  });
}

function overdueNow(now: Date, overdueHour: number): ReturnType<typeof overdueSpan> {
  const { timeZone } = clock();
  const wall = instantToZonedWallClock(now, timeZone);
  const midnight = zonedWallClockToInstant({ ...wall, hour: 0, minute: 0, second: 0 }, timeZone);
  return overdueSpan(now, wall.hour, overdueHour, midnight);
}

/** Of no use after the last of the deadlines. */
async function tellOfDeadlines(reminders: readonly DueReminder[]): Promise<void> {
  await notify(
    deadlineKind,
    byPerson(reminders).map((own) => ({
      ...intentOf(own),
      expiresAt: new Date(Math.max(...own.map(({ dueAt }) => +dueAt))),
    })),
  );
}

async function tellOfOverdue(reminders: readonly DueReminder[], now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + overdueNewsHours * 3_600_000);
  await notify(
    overdueKind,
    byPerson(reminders).map((own) => ({ ...intentOf(own), expiresAt })),
  );
}

function byPerson(reminders: readonly DueReminder[]): DueReminder[][] {
  return [...Map.groupBy(reminders, ({ userId }) => userId).values()];
}

/** The first deadline is told of once at its time, so it names the notification. */
function intentOf(own: readonly DueReminder[]) {
  const [first] = own;
  if (!first) throw new Error('a person is told of nothing');
  const courses = new Set(own.map(({ courseId }) => courseId));
  return {
    userId: first.userId,
    key: `${String(first.activityId)} ${first.dueAt.toISOString()} ${String(first.hours)}`,
    ...(courses.size === 1 && { courseId: first.courseId }),
    facts: {
      studentId: first.studentId,
      deadlines: own.map(({ courseId, courseName, activityId, name, dueAt }) => ({
        ...{ courseId, courseName, activityId, name },
        dueAt: dueAt.toISOString(),
      })),
    },
  };
}
