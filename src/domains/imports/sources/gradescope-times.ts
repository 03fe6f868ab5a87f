import type { Row } from '../formats/workbook.ts';
import type { ScoreColumn } from './score-layout.ts';

const moment = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}) ?(?:([-+]\d{2}):?(\d{2})|UTC|Z)$/;
const duration = /^(\d+):([0-5]\d):([0-5]\d)$/;

/** Milliseconds since 1970 of `2024-11-11 12:00:00 -0500`; undefined when it is no such time. */
function readMoment(text: string): number | undefined {
  const [, day, clock, hours, minutes = '00'] = moment.exec(text.trim()) ?? [];
  if (day === undefined || clock === undefined) return undefined;
  const at = Date.parse(`${day}T${clock}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  return Number.isNaN(at) ? undefined : at;
}

/** Milliseconds of `12:30:00`; undefined when it is no duration. */
function readDuration(text: string): number | undefined {
  const [, hours, minutes, seconds] = duration.exec(text.trim()) ?? [];
  return hours === undefined ? undefined : 1000 * (3600 * Number(hours) + 60 * Number(minutes) + Number(seconds));
}

/**
 * When something was handed in, with its own zone, and its deadline: what is late by three hours was due three hours
 * before. What was in time does not tell its deadline.
 */
export function gradescopeTimes(submitted: number, lateness: number): NonNullable<ScoreColumn['times']> {
  return (row: Row) => {
    const text = row[submitted] ?? null;
    if (text === null || submitted < 0) return {};
    const at = typeof text === 'string' ? readMoment(text) : undefined;
    if (at === undefined) return { unreadable: submitted };
    const completedAt = new Date(at).toISOString();
    const late = lateness < 0 ? null : (row[lateness] ?? null);
    if (late === null) return { completedAt };
    const by = typeof late === 'string' ? readDuration(late) : undefined;
    if (by === undefined) return { unreadable: lateness };
    return by === 0 ? { completedAt } : { completedAt, dueAt: new Date(at - by).toISOString() };
  };
}
