// How well does the early-warning model tell who will fail or leave, at which moment, in a later presentation and in a
// course it has never seen? On the Open University Learning Analytics Dataset; how the model was chosen and what the
// test presentation was used for stands in docs/adr/0021.
// Usage: ./pulse bench early-warning --data FOLDER --train 2013B,2013J --test 2014B [--ship] [--json] [--write]
// --ship then trains on all presentations of the folder, once for each view of a course, and writes the models that the
// program uses; measured is that of whole courses, which is what the dataset tells.
import { type Lesson, train, trainRanking, usualSettings } from '#domains/risk/early-warning/training/train.ts';
import type { View } from '#domains/risk/early-warning/views.ts';
import { readOptions } from '../common/options.ts';
import { type Presentation, readPresentations } from '../common/oulad.ts';
import { runBench } from '../common/run-bench.ts';
import { byCut, figuresOf, judge, samplesByCut } from './evaluate.ts';
import { earlyWarningFigures } from './figures.ts';
import { trainingDays } from './moments.ts';
import { samplesAt } from './samples.ts';
import { ship } from './ship.ts';

const ships = process.argv.includes('--ship');
const options = readOptions(
  ['data', 'train', 'test'],
  process.argv.slice(2).filter((part) => part !== '--ship'),
);
const settings = options.quick ? { ...usualSettings, trees: 20 } : usualSettings;

function lessonOf(presentation: Presentation, view: View = 'whole'): Lesson {
  const days = trainingDays(presentation);
  return { ...presentation, samples: days.flatMap((day) => samplesAt(presentation, day, view)) };
}

await runBench({
  name: 'early-warning',
  options,
  folders: ['data'],
  figures: earlyWarningFigures,
  measure: async (run) => {
    const folder = options.text('data');
    const names = { train: options.text('train').split(','), test: options.text('test').split(',') };
    const presentations = readPresentations(folder);
    const among = (wanted: readonly string[]) => {
      const found = presentations.filter(({ presentation }) => wanted.includes(presentation));
      if (found.length === 0) throw new Error(`no presentation ${wanted.join(', ')} in ${folder}`);
      return found;
    };
    const [learned, tested] = [among(names.train), among(names.test)];
    const used = [...new Set([...learned, ...tested])];
    const lessons = new Map(used.map((presentation) => [presentation, lessonOf(presentation)]));
    const samples = new Map(used.map((presentation) => [presentation, samplesByCut(presentation)]));
    const lessonsOf = (some: readonly Presentation[]) => some.flatMap((one) => lessons.get(one) ?? []);
    const samplesOf = (some: readonly Presentation[]) => some.flatMap((one) => samples.get(one) ?? []);
    run.say(`training on ${learned.length} presentations`);
    const model = train(lessonsOf(learned), settings);
    const modules = [...new Set(used.map(({ module }) => module))];
    const unseen = modules.flatMap((module) => {
      const others = used.filter((one) => one.module !== module);
      if (others.length === 0) return [];
      run.say(`training without ${module}`);
      const stranger = trainRanking(lessonsOf(others), settings);
      return samplesOf(used.filter((one) => one.module === module)).map((own) =>
        byCut((cut) => judge(stranger, own[cut])),
      );
    });
    const cuts = figuresOf(
      byCut((cut) =>
        judge(
          model,
          samplesOf(tested).flatMap((own) => own[cut]),
        ),
      ),
      byCut((cut) => unseen.flatMap((own) => own[cut])),
      model.zoneCFrom,
    );
    if (ships) {
      const trainAll = (view: View) => {
        run.say(`training on all presentations, ${view}`);
        return train(
          presentations.map((one) => lessonOf(one, view)),
          settings,
        );
      };
      await ship({ whole: trainAll('whole'), gradebook: trainAll('gradebook'), marks: trainAll('marks') });
    }
    return { ...names, zoneCFrom: model.zoneCFrom, cuts };
  },
});
