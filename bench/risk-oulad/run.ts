// How many of those who later fail or withdraw do the zones find, and when? Against simple rules, on the Open University
// Learning Analytics Dataset. Weights and bounds were chosen on the presentations of 2013; 2014B was held out.
// Usage: node bench/risk-oulad/run.ts [FOLDER of the dataset] — prints JSON.
import path from 'node:path';
import { type StudentCourseMetric, defaultMetricWeights } from '#domains/metrics/contract.ts';
import { referenceMetrics } from '#domains/metrics/reference.ts';
import { assessCourse } from '#domains/risk/assess-course.ts';
import type { StudentRisk } from '#domains/risk/contract.ts';
import { areaUnderCurve, mean, round, worthOf } from './figures.ts';
import { type Presentation, endOfDay, readPresentations } from './read.ts';

const folder = process.argv[2] ?? path.join(import.meta.dirname, '../../../shared/data/oulad');
const moments = [0.25, 0.5, 0.75];

interface Outcome {
  metric: StudentCourseMetric;
  risk: StudentRisk;
  failed: boolean;
}

/** The students still enrolled at a share of the presentation's days, as judged then, and what became of them. */
function replay(presentation: Presentation, moment: number): Outcome[] {
  const day = Math.round(presentation.days * moment);
  const enrolled = presentation.students.filter(
    ({ registered, unregistered }) => registered <= day && (unregistered === null || unregistered > day),
  );
  const metrics = referenceMetrics({
    ...presentation,
    students: enrolled.map(({ studentId }) => studentId),
    at: endOfDay(day),
    weights: defaultMetricWeights,
  });
  const students = metrics.map((metric) => ({ ...metric, externalId: String(metric.studentId) }));
  const risks = assessCourse({ students }).students;
  return enrolled.flatMap(({ succeeded }, index) => {
    const [metric, risk] = [metrics[index], risks[index]];
    return metric && risk ? [{ metric, risk, failed: !succeeded }] : [];
  });
}

function completion({ metric }: Outcome): number {
  return metric.completionPct ?? 0;
}

function figuresOf(courses: readonly Outcome[][]) {
  const outcomes = courses.flat();
  const failed = outcomes.map((outcome) => outcome.failed);
  const worth = (isFlagged: (outcome: Outcome) => boolean) => worthOf(outcomes.map(isFlagged), failed);
  const area = (score: (outcome: Outcome) => number) =>
    round(
      mean(
        courses.map((course) =>
          areaUnderCurve(
            course.map(score),
            course.map((outcome) => outcome.failed),
          ),
        ),
      ),
    );
  return {
    students: outcomes.length,
    laterFailedOrWithdrew: round(failed.filter(Boolean).length / failed.length),
    zoneC: worth(({ risk }) => risk.zone === 'C'),
    zonesBAndC: worth(({ risk }) => risk.zone === 'B' || risk.zone === 'C'),
    areaUnderCurve: {
      riskScore: area(({ risk }) => risk.riskScore),
      completion: area((outcome) => -completion(outcome)),
    },
    peers: {
      'completion below 50 %': worth((outcome) => completion(outcome) < 50),
      'less than half of the due work done': worth(({ metric }) => 2 * metric.overdue > metric.due),
      'anything overdue': worth(({ metric }) => metric.overdue > 0),
    },
  };
}

const presentations = readPresentations(folder);
const sets = {
  'chosen on (2013)': presentations.filter(({ presentation }) => presentation.startsWith('2013')),
  'held out (2014B)': presentations.filter(({ presentation }) => presentation === '2014B'),
};
const report = Object.entries(sets).map(([name, set]) => [
  name,
  Object.fromEntries(
    moments.map((moment) => [`${100 * moment} % of the days`, figuresOf(set.map((one) => replay(one, moment)))]),
  ),
]);
console.log(JSON.stringify(Object.fromEntries(report), null, 2));
