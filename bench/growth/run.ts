// What does a page, an import and a recomputation cost when the university around the course grows? The course stays
// the same size, the university has 1, 10 and 100 times as many others: "local" means that the cost does not grow.
// Usage: ./pulse bench growth [--json] [--write] [--quick] [--repeats 9]
// Needs PostgreSQL. The universities are made once, which takes minutes (30 million results), and kept in databases
// pulse_university_…, as ./pulse bench university does; --quick works with the smaller two.
import { prepareUniversity } from '#test/fixtures/university/database.ts';
import { sizeNamed } from '#test/fixtures/university/size.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { growthFigures } from './figures.ts';
import { changedCells, importedSize } from './import-course.ts';
import { measureUniversity } from './measure.ts';

const options = readOptions(['repeats']);
const repeats = options.number('repeats', 9, 3);
// The largest is the university of the other benches and of the tests, which need not be made twice.
const steps = [
  { factor: 1, name: '1x' },
  { factor: 10, name: '10x' },
  { factor: 100, name: 'university' },
] as const;
const measuredSteps = options.quick ? steps.slice(0, 2) : steps;

await runBench({
  name: 'growth',
  options,
  figures: growthFigures,
  measure: async (run) => {
    await requireServer(run);
    const universities = [];
    for (const { factor, name } of measuredSteps) {
      const size = sizeNamed(name);
      run.say(`${factor} ×: ${size.courses} courses`);
      const { url } = await prepareUniversity(name, { say: (step) => run.say(`  ${step}`) });
      universities.push({
        factor,
        courses: size.courses,
        results: size.courses * size.studentsPerCourse * size.activitiesPerCourse,
        costs: await measureUniversity(url, repeats),
      });
    }
    const { students, activities } = importedSize;
    return { repeats, imported: { students, activities, changedCells }, universities };
  },
});
