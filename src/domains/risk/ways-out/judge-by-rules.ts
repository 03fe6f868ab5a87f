import type { CourseToAssess } from '#domains/risk/assess-course.ts';
import { judgeCourse } from '#domains/risk/assess-course.ts';
import type { RiskSettings } from '#domains/risk/contract.ts';
import { courseNorms } from '#domains/risk/norms.ts';
import { riskScore } from '#domains/risk/score.ts';
import { type ZoneBounds, place } from '#domains/risk/zones.ts';
import type { Candidate } from './candidates.ts';
import { overdueBeyondHalf } from './judge-by-model.ts';
import { metricAfter } from './metric-after.ts';
import type { JudgeItems } from './search.ts';

type Students = CourseToAssess['students'];

/** What is needed to judge by the explained score. */
export interface RulesStandards {
  readonly course: CourseToAssess & { readonly settings: RiskSettings };
  /** Where the zones of the explained score begin as the course is. */
  readonly bounds: ZoneBounds;
  readonly at: Date;
}

/** Where a student stands by the explained score, among the bounds as they are: to search by. */
export function judgeRoughly(
  { course, bounds, at }: RulesStandards,
  index: number,
  candidates: readonly Candidate[],
): JudgeItems {
  return (items) => {
    const students = studentsAfter(course.students, index, items, candidates, at);
    const metric = students[index];
    if (metric === undefined) throw new Error('there is no such student in the course');
    const norms = courseNorms(students);
    const { score } = riskScore(metric, norms, course.settings);
    const placed = place(metric, score, bounds, norms.completionTop);
    return {
      zone: placed.zone,
      riskScore: placed.score,
      probability: null,
      distance: score + 100 * overdueBeyondHalf(metric),
    };
  };
}

/** The same by judging the whole course anew, clusters and bounds included. */
export function judgeAnew({ course, at }: RulesStandards, index: number, candidates: readonly Candidate[]): JudgeItems {
  return (items) => {
    const students = studentsAfter(course.students, index, items, candidates, at);
    const judged = judgeCourse({ ...course, students }).students[index];
    if (!judged?.zone) throw new Error('who was judged is judged after doing more');
    return { zone: judged.zone, riskScore: judged.riskScore, probability: null, distance: judged.riskScore };
  };
}

function studentsAfter(
  students: Students,
  index: number,
  items: readonly number[],
  candidates: readonly Candidate[],
  at: Date,
): Students {
  const done = items.flatMap((item) => candidates[item] ?? []);
  return students.map((student, other) => {
    if (other !== index) return student;
    return { ...metricAfter(student, done, at), externalId: student.externalId };
  });
}
