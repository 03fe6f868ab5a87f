// What does it cost to find the ways out of a course, and how many are proven the smallest? Processor time, which hardly
// depends on what else the machine does; the usual course is run three times, so that the first warms up.
// Usage: ./pulse bench ways-out [--json] [--write] [--quick]
import { promisingActions } from '#domains/risk/ways-out/common-action.ts';
import { openWaysOut } from '#domains/risk/ways-out/find-ways-out.ts';
import { dayOfCourse } from '#test/fixtures/warning-course.ts';
import { metricsOf } from '#test/fixtures/warning-metrics.ts';
import { readOptions } from '../common/options.ts';
import { runBench } from '../common/run-bench.ts';
import { round } from '../common/statistics.ts';
import { courseOf } from './course-of.ts';
import { waysOutFigures } from './figures.ts';

const options = readOptions();
const usual = { students: 60, activities: 66 };
const sizes = options.quick
  ? [usual]
  : [usual, { students: 60, activities: 20 }, { students: 300, activities: 30 }, { students: 2000, activities: 100 }];

function processorMilliseconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function measure(size: typeof usual) {
  const [recorded, at] = [courseOf(size), dayOfCourse(60)];
  const course = { students: metricsOf(recorded, at), recorded, at, passPct: null };
  let opened = openWaysOut(course);
  const opening = processorMilliseconds(() => (opened = openWaysOut(course)));
  const searched = opened.studentIds.map((studentId) => {
    let student = opened.of(studentId);
    return { student, taken: processorMilliseconds(() => (student = opened.of(studentId))) };
  });
  const students = searched.flatMap(({ student }) => student ?? []);
  const action = processorMilliseconds(() => {
    for (const judge of promisingActions(course, opened, students)) judge();
  });
  const ways = students.flatMap((student) => student.ways.ways);
  return {
    ...size,
    searched: students.length,
    found: students.filter((student) => student.ways.ways.length > 0).length,
    ways: ways.length,
    exhaustive: ways.filter(({ search }) => search === 'exhaustive').length,
    processorSeconds: round((opening + action + searched.reduce((sum, { taken }) => sum + taken, 0)) / 1000, 2),
    longestMilliseconds: round(Math.max(...searched.map(({ taken }) => taken))),
    actionMilliseconds: round(action),
  };
}

await runBench({
  name: 'ways-out',
  options,
  figures: waysOutFigures,
  measure: async () => {
    for (let turn = 0; turn < 2; turn += 1) measure(usual);
    return { courses: sizes.map(measure) };
  },
});
