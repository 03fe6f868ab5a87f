// How long does it take to judge a course, from 50 to 5,000 students? Prints JSON: milliseconds of
// processor time, the median of nine runs; unlike elapsed time it hardly depends on what else the machine does.
// Usage: node bench/risk-speed/run.ts
import { median } from '#kernel/quantile.ts';
import { assessCourse } from '#domains/risk/assess-course.ts';
import { seededRandom } from '#domains/risk/random.ts';
import { studentMetric } from '#test/fixtures/student-metric.ts';

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

const timings = [50, 500, 5000].map((count) => {
  const students = Array.from({ length: count }, (_, index) => anyStudent(index));
  const runs = Array.from({ length: 9 }, () => {
    const start = process.cpuUsage();
    assessCourse({ students });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return { students: count, processorMilliseconds: Math.round((median(runs) ?? 0) * 10) / 10 };
});
console.log(JSON.stringify(timings, null, 2));
