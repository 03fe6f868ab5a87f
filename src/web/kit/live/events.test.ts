import { describe, expect, it } from 'vitest';
import { concerns, parseLiveEvent, reconnectDelay } from './events.ts';

describe('parseLiveEvent', () => {
  it('reads an event', () => {
    expect(parseLiveEvent('{"topic":"course","id":5,"courseId":5}')).toEqual({ topic: 'course', id: 5, courseId: 5 });
  });

  it('reads how far work has got', () => {
    const progress = { step: 'reading', done: 10, total: 20, secondsLeft: null };
    const told = { topic: 'import', id: 'b1', progress };
    expect(parseLiveEvent(JSON.stringify(told))).toEqual(told);
  });

  it.each([
    '{"topic":"import","progress":7}',
    '{"topic":"import","progress":{"step":"reading","done":1,"total":2}}',
    '',
    'hello',
    'null',
    '[]',
    '{"id":5}',
    '{"topic":5}',
    '{"topic":"a","id":{}}',
    '{"topic":"a","courseId":"5"}',
  ])('ignores what is none: %s', (data) => {
    expect(parseLiveEvent(data)).toBeUndefined();
  });
});

describe('concerns', () => {
  it('is about queries of its topic only', () => {
    expect(concerns({ topic: 'import', id: 'b1' }, ['import', 'journal'])).toBe(true);
    expect(concerns({ topic: 'import', id: 'b1' }, ['course', 'list'])).toBe(false);
    expect(concerns({ topic: 'import', id: 'b1' }, ['session'])).toBe(false);
  });

  it('leaves queries of another thing alone', () => {
    expect(concerns({ topic: 'import', id: 'b1' }, ['import', 'detail', { id: 'b1' }])).toBe(true);
    expect(concerns({ topic: 'import', id: 'b1' }, ['import', 'detail', { id: 'b2' }])).toBe(false);
    expect(concerns({ topic: 'course', id: 5, courseId: 5 }, ['course', 'results', { id: 6, studentId: 5 }])).toBe(
      false,
    );
  });

  it('takes a number and its text for the same id', () => {
    expect(concerns({ topic: 'course', id: '5' }, ['course', 'one', { id: 5 }])).toBe(true);
  });

  it('without an id is about everything of its topic', () => {
    expect(concerns({ topic: 'task' }, ['task', 'detail', { id: 't1' }])).toBe(true);
    expect(concerns({ topic: 'task', id: 't1' }, ['task', 'list', { state: undefined }])).toBe(true);
  });
});

describe('reconnectDelay', () => {
  it('doubles from one second to thirty, a fifth more or less', () => {
    const middle = [0, 1, 2, 3, 4, 5, 60].map((attempt) => reconnectDelay(attempt, () => 0.5));
    expect(middle).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(reconnectDelay(0, () => 0)).toBe(800);
    expect(reconnectDelay(0, () => 1)).toBe(1200);
  });
});
