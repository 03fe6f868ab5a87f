// How long does it take to judge a course, from 50 to 5,000 students? Milliseconds of processor time, the median of
// nine runs; unlike elapsed time it hardly depends on what else the machine does.
// Usage: ./pulse bench risk-speed [--json] [--write] [--quick]
import { assessCourse } from '#domains/risk/assess-course.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { studentMetric } from '#test/fixtures/student-metric.ts';
import { readOptions } from '../common/options.ts';
import { runBench } from '../common/run-bench.ts';
import { median, round } from '../common/statistics.ts';
import { riskSpeedFigures } from './figures.ts';

const options = readOptions();
const runs = options.quick ? 3 : 9;
const random = seededRandom(1);
const upTo = (most: number) => Math.floor(random() * (most + 1));

/** A student of a course with 60 activities, 30 of them due, and 12 lessons: all numbers vary, so nothing is cheap. */
function anyStudent(index: number) {
  const overdue = upTo(30);
  const done = 30 - overdue + upTo(30);
  return studentMetric({
    studentId: index,
    externalId: `id_${index}`,
    activities: 60,
    due: 30,
    overdue,
    done,
    late: upTo(30 - overdue),
    failed: upTo(Math.floor(done / 4)),
    lessonsHeld: 12,
    lessonsMarked: 12,
    attended: upTo(12),
    daysSinceLastActivity: random() * 40,
    paceRecent: upTo(6),
  });
}

function timeOf(count: number) {
  const students = Array.from({ length: count }, (_, index) => anyStudent(index));
  const taken = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    assessCourse({ students });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return { students: count, processorMilliseconds: round(median(taken), 1) };
}

await runBench({
  name: 'risk-speed',
  options,
  figures: riskSpeedFigures,
  measure: async () => ({ courses: [50, 500, 5000].map(timeOf) }),
});
