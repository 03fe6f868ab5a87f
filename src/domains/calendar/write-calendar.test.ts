import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withRuntime } from '#kernel/runtime.ts';
import { readEvents } from '#test/support/calendar.ts';
import { runtimeWithoutDatabase } from '#test/support/server.ts';
import { writeCalendar } from './service/write-calendar.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((one) => one.replaceAll(/\p{C}/gu, ''));
const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

it('a calendar is read as it was written, whatever names hold, in lines of at most 75 bytes', () => {
  const entry = fc.record({
    courseId: fc.constant(1),
    courseName: text,
    activityId: fc.nat(),
    name: text,
    isLesson: fc.constant(false),
    dueAt: moment,
    held: fc.constant([]),
    isDone: fc.boolean(),
    isOverdue: fc.boolean(),
  });
  withRuntime(runtimeWithoutDatabase(), () =>
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 5 }),
        fc.constantFrom('ru', 'en'),
        moment,
        (entries, locale, changedAt) => {
          const written = writeCalendar(entries, locale, changedAt);
          expect(written.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
          const read = readEvents(written).map(({ uid, summary, startDate }) => {
            return [uid, summary, startDate.toJSDate().getTime()];
          });
          const seconds = (at: Date) => Math.floor(at.getTime() / 1000) * 1000;
          expect(read).toEqual(
            entries.map(({ activityId, name, courseName, dueAt, isDone }) => [
              `deadline-${activityId}@localhost:8000`,
              `${isDone ? '✓ ' : ''}${name} · ${courseName}`,
              seconds(dueAt),
            ]),
          );
        },
      ),
    ),
  );
});
