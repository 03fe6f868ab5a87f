// How many of those who later fail or withdraw do the zones find, and when? Against simple rules, on the Open University
// Learning Analytics Dataset. Weights and bounds were chosen on the presentations of 2013; 2014B was held out.
// Usage: ./pulse bench risk-oulad FOLDER [--json] [--write]; the folder holds the files of the dataset, to be had at
// https://analyse.kmi.open.ac.uk/open-dataset
import { mean } from '#kernel/quantile.ts';
import { type StudentCourseMetric, defaultMetricWeights } from '#domains/metrics/contract.ts';
import { metricRules } from '#domains/metrics/grading/rules.ts';
import { referenceMetrics } from '#domains/metrics/reference.ts';
import { assessCourse } from '#domains/risk/assess-course.ts';
import type { StudentRisk } from '#domains/risk/contract.ts';
import { readOptions } from '../common/options.ts';
import { runBench } from '../common/run-bench.ts';
import { round } from '../common/statistics.ts';
import { riskOuladFigures } from './figures.ts';
import { areaUnderCurve } from '#domains/risk/early-warning/training/measures.ts';
import { worthOf } from '../common/worth.ts';
import { type Presentation, endOfDay, isEnrolled, readPresentations } from '../common/oulad.ts';

const options = readOptions();
const moments = options.quick ? [0.5] : [0.25, 0.5, 0.75];

interface Outcome {
  metric: StudentCourseMetric;
  risk: StudentRisk;
  failed: boolean;
}

/** The students still enrolled at a share of the presentation's days, as judged then, and what became of them. */
function replay(presentation: Presentation, moment: number): Outcome[] {
  const day = Math.round(presentation.days * moment);
  const enrolled = presentation.students.filter((student) => isEnrolled(student, day));
  const metrics = referenceMetrics({
    ...presentation,
    students: enrolled.map(({ studentId }) => studentId),
    at: endOfDay(day),
    rules: metricRules(defaultMetricWeights),
    activities: presentation.activities.map((activity) => ({
      ...activity,
      grade: { part: activity.kind, maxPoints: activity.maxPoints, weight: activity.weight },
    })),
    parts: new Map(),
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
      3,
    );
  return {
    students: outcomes.length,
    laterFailedOrWithdrew: round(failed.filter(Boolean).length / failed.length, 3),
    zoneC: worth(({ risk }) => risk.zone === 'C'),
    zonesBAndC: worth(({ risk }) => risk.zone === 'B' || risk.zone === 'C'),
    areaUnderCurve: {
      riskScore: area(({ risk }) => risk.riskScore),
      completion: area((outcome) => -completion(outcome)),
    },
    peers: {
      completionBelowHalf: worth((outcome) => completion(outcome) < 50),
      lessThanHalfOfDueDone: worth(({ metric }) => 2 * metric.overdue > metric.due),
      anythingOverdue: worth(({ metric }) => metric.overdue > 0),
    },
  };
}

await runBench({
  name: 'risk-oulad',
  options,
  operands: 'FOLDER',
  figures: riskOuladFigures,
  measure: async () => {
    const [folder] = options.positionals;
    if (folder === undefined) throw new Error('say in which folder the files of the dataset are');
    const presentations = readPresentations(folder);
    const measureSet = (isMember: (presentation: string) => boolean) => {
      const set = presentations.filter(({ presentation }) => isMember(presentation));
      return moments.map((moment) => ({ moment, ...figuresOf(set.map((one) => replay(one, moment))) }));
    };
    return {
      chosenOn2013: measureSet((presentation) => presentation.startsWith('2013')),
      heldOut2014B: measureSet((presentation) => presentation === '2014B'),
    };
  },
});
