import { createHash } from 'node:crypto';
import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { clock } from '#kernel/runtime.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { listEntriesOfStudent, listEntriesOfTeacher, type Entry } from '../store/entries.ts';
import { findUserOfFeed, noteContent } from '../store/feeds.ts';
import { hashSecret } from './own-feed.ts';
import { writeCalendar } from './write-calendar.ts';

/** A calendar as a program gets it. */
export interface CalendarFile {
  readonly text: string;
  /** With its quotes. */
  readonly etag: string;
  readonly changedAt: Date;
}

/**
 * The calendar of whoever made the address: deadlines and lessons of the courses that the person studies and teaches now.
 *
 * @throws AppError calendar.not_found, also when the person's access is closed
 */
export async function readCalendar(secret: string): Promise<CalendarFile> {
  const userId = await findUserOfFeed(hashSecret(secret));
  const actor = userId === undefined ? undefined : await actorForUser(userId);
  if (!actor) throw new AppError('calendar.not_found');
  const entries = await listEntries(actor);
  const hash = createHash('sha256')
    .update(JSON.stringify([actor.locale, entries]))
    .digest('base64url');
  const changedAt = await noteContent(actor.userId, hash);
  return { text: writeCalendar(entries, actor.locale, changedAt), etag: `"${hash}"`, changedAt };
}

async function listEntries({ studentId, roles, userId }: Actor): Promise<Entry[]> {
  const studied = studentId === null ? [] : await listEntriesOfStudent(studentId, clock().now());
  const taught = roles.has('teacher') ? await listEntriesOfTeacher(userId) : [];
  // Of a course that somebody studies and teaches, each once.
  const known = new Set(studied.map(({ activityId }) => activityId));
  return [...studied, ...taught.filter(({ activityId }) => !known.has(activityId))];
}
