import ical, { ICalEventTransparency, type ICalEventData } from 'ical-generator';
import type { Locale } from '#kernel/locale.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { pageUrl } from '#kernel/page-url.ts';
import type { Entry } from '../store/entries.ts';

/** Minutes of a lesson: schedules say when it begins, and two academic hours are usual. */
const lessonMinutes = 90;

const names: Readonly<Record<Locale, string>> = {
  ru: 'Pulse.EDU: сроки и занятия',
  en: 'Pulse.EDU: deadlines and lessons',
};
const done: Readonly<Record<Locale, string>> = { ru: 'Сделано', en: 'Done' };

/**
 * Entries as a calendar (RFC 5545). A deadline is a moment that takes no time of the day; a lesson lasts. Each keeps its UID
 * for ever, so that what is moved moves, and what is gone is gone, in every program that subscribes. Times are in UTC, which
 * needs no table of the zone; programs show them by their own clocks.
 *
 * @param changedAt since when the entries are so
 */
export function writeCalendar(entries: readonly Entry[], locale: Locale, changedAt: Date): string {
  const { host } = new URL(runtime().access.publicUrl);
  const calendar = ical({
    name: names[locale],
    prodId: { company: 'Pulse.EDU', product: 'calendar', language: locale.toUpperCase() },
    // Seconds after which programs may ask again.
    ttl: 3600,
    x: { 'X-WR-TIMEZONE': clock().timeZone },
  });
  for (const entry of entries) {
    for (const event of eventsOf(entry, locale)) {
      calendar.createEvent({
        ...event,
        id: `${event.id}@${host}`,
        stamp: changedAt,
        lastModified: changedAt,
        url: pageUrl(entry.isDone === null ? `/courses/${entry.courseId}` : `/my/${entry.courseId}`),
      });
    }
  }
  return calendar.toString();
}

type Event = ICalEventData & { readonly id: string };

function eventsOf(entry: Entry, locale: Locale): Event[] {
  const { activityId, name, courseName, dueAt, isDone, held } = entry;
  const description = isDone === true ? `${courseName}\n${done[locale]}` : courseName;
  if (dueAt) {
    const summary = `${isDone === true ? '✓ ' : ''}${name} · ${courseName}`;
    const transparency = ICalEventTransparency.TRANSPARENT;
    return [{ id: `deadline-${activityId}`, start: dueAt, summary, description, transparency }];
  }
  return held.flatMap(({ at, room }, index) => {
    if (at === null) return [];
    const start = new Date(at);
    const end = new Date(start.getTime() + lessonMinutes * 60_000);
    const id = `lesson-${activityId}-${index + 1}`;
    return [{ id, start, end, summary: `${name} · ${courseName}`, description: courseName, location: room }];
  });
}
