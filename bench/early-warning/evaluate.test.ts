import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeOuladFolder } from '#test/fixtures/oulad-folder.ts';
import { type Presentation, endOfDay, readPresentations } from '../common/oulad.ts';
import { byCut, figuresOf, judge, samplesByCut } from './evaluate.ts';
import { earlyWarningFigures } from './figures.ts';
import { trainingDays } from './moments.ts';
import { samplesAt } from './samples.ts';
import { train, usualSettings } from '#domains/risk/early-warning/training/train.ts';

const folder = mkdtempSync(join(tmpdir(), 'early-warning-'));
afterAll(() => rmSync(folder, { recursive: true }));

function generate(name: string, deadlines: readonly number[], studentsEach = 150): Presentation[] {
  const target = join(folder, name);
  writeOuladFolder(target, { modules: ['ZZZ', 'YYY'], presentations: ['2020B', '2020J'], studentsEach, deadlines });
  return readPresentations(target);
}

function measure(presentations: readonly Presentation[]) {
  const of = (wanted: string) => presentations.filter(({ presentation }) => presentation === wanted);
  const lessons = of('2020B').map((one) => ({
    ...one,
    samples: trainingDays(one).flatMap((day) => samplesAt(one, day)),
  }));
  const model = train(lessons, { ...usualSettings, trees: 40, rate: 0.1, leastHessian: 5 });
  const samples = of('2020J').map(samplesByCut);
  const judged = byCut((cut) => samples.flatMap((one) => judge(model, one[cut])));
  return figuresOf(judged, judged, model.zoneCFrom);
}

describe('samplesAt', () => {
  const [presentation] = generate('leak', [20, 60, 100, 140]);
  if (presentation === undefined) throw new Error('nothing was generated');

  it('knows nothing of what comes after the day but the outcome', () => {
    const day = 84;
    const changed = {
      ...presentation,
      cells: presentation.cells.map((cell) =>
        cell.completedAt > endOfDay(day)
          ? { ...cell, status: 'failed' as const, score: 1, completedAt: endOfDay(day + 1) }
          : cell,
      ),
      students: presentation.students.map((student) => ({
        ...student,
        unregistered: (student.unregistered ?? 0) > day ? null : student.unregistered,
      })),
    };
    const samples = samplesAt(presentation, day);
    expect(samples.length).toBeGreaterThan(50);
    expect(samplesAt(changed, day)).toEqual(samples);
  });

  it('counts those enrolled by the day only, and nobody before the first deadline', () => {
    const day = 84;
    const enrolled = presentation.students.filter(
      ({ registered, unregistered }) => registered <= day && (unregistered ?? day + 1) > day,
    );
    expect(enrolled.length).toBeLessThan(presentation.students.length);
    expect(samplesAt(presentation, day)).toHaveLength(enrolled.length);
    expect(samplesAt(presentation, 19)).toEqual([]);
  });
});

describe('figuresOf', () => {
  it('tells that a model learned from one presentation ranks the students of another', () => {
    const cuts = measure(generate('usual', [20, 60, 100, 140]));
    const half = cuts.find(({ cut }) => cut === 'half');
    expect(half?.auc).toBeGreaterThan(0.75);
    expect(half?.n).toBeGreaterThan(100);
    expect(half?.brier).toBeLessThan((half?.base ?? 0) * (1 - (half?.base ?? 0)));
  });

  it.each([
    ['one late deadline', [150]],
    ['no deadline', []],
  ])('is null, not a failure, at cuts where nothing is due: a presentation with %s', (name, deadlines) => {
    const cuts = measure(generate(name, deadlines, 30));
    expect(earlyWarningFigures.shape.cuts.parse(cuts)).toHaveLength(6);
    expect(cuts.find(({ cut }) => cut === 'week4')).toMatchObject({ n: 0, auc: null, brier: null });
  });
});
