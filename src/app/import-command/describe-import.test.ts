import { describe, expect, it } from 'vitest';
import type { ImportDetail } from '#domains/imports/contract.ts';
import { progressText, toJson, toText } from './describe-import.ts';

const batch: ImportDetail = {
  id: '0190a0e2-0000-7000-8000-000000000001',
  file: 'a.xlsx',
  bytes: 1,
  status: 'reading',
  source: null,
  courseId: null,
  courses: [],
  students: 3,
  activities: 2,
  lessons: 0,
  cells: { new: 4, changed: 0, same: 2 },
  issueCounts: { error: 0, warning: 0, info: 0 },
  createdBy: null,
  isFromFolder: false,
  hasOriginal: true,
  canUndo: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
  issues: [],
  progress: null,
  undecidedPeople: 0,
};
const progress = { done: 0, total: 0, secondsLeft: null, ahead: null };
const page = `https://pulse.example.edu/imports/${batch.id}`;

describe('a line of progress', () => {
  it.each([
    [null, 'a.xlsx: reading'],
    [{ ...progress, step: 'waiting', ahead: 3 }, 'a.xlsx: waiting, 3 before it'],
    [{ ...progress, step: 'waiting' }, 'a.xlsx: waiting'],
    [{ ...progress, step: 'reading', done: 1200, total: 60_000 }, 'a.xlsx: rows read 1,200 of 60,000'],
    [
      { ...progress, step: 'saving', done: 5, total: 10, secondsLeft: 7 },
      'a.xlsx: cells stored 5 of 10, about 7 s left',
    ],
    [{ ...progress, step: 'recomputing', done: 2, total: 2, secondsLeft: 0 }, 'a.xlsx: courses recomputed 2 of 2'],
  ] as const)('of %j', (at, line) => {
    expect(progressText({ ...batch, progress: at })).toBe(line);
  });
});

describe('an import that somebody is to agree to', () => {
  it('names its page for people and for scripts', () => {
    const asked = { ...batch, status: 'review' } as const;
    expect(toText(asked, 'https://pulse.example.edu/')).toContain(page);
    expect(toJson(asked, 'https://pulse.example.edu')).toMatchObject({ status: 'review', page });
  });
});
