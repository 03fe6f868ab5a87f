import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recordingEventBus } from '#test/support/runtime.ts';
import { announceTaskChange } from './announce.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('announceTaskChange tells at once, then the latest of each half second, and rests when nothing changes', () => {
  const events = recordingEventBus();
  const ids = () => events.published.map(({ id }) => id);
  announceTaskChange(events, 'a');
  expect(events.published).toEqual([{ topic: 'task', id: 'a', permission: 'tasks.manage' }]);
  announceTaskChange(events, 'b');
  announceTaskChange(events, 'c');
  expect(ids()).toEqual(['a']);
  vi.advanceTimersByTime(500);
  expect(ids()).toEqual(['a', 'c']);
  vi.advanceTimersByTime(5000);
  expect(ids()).toEqual(['a', 'c']);
  announceTaskChange(events, 'd');
  expect(ids()).toEqual(['a', 'c', 'd']);
});

it('announceTaskChange tells at most twice a second, however much changes', () => {
  const events = recordingEventBus();
  for (let step = 0; step < 1000; step += 1) {
    announceTaskChange(events, String(step));
    vi.advanceTimersByTime(10);
  }
  expect(events.published.length).toBeLessThanOrEqual(21);
});
