import { transaction } from '#kernel/database/transaction.ts';
import { listGroupAttributes } from '#domains/group-attributes/index.ts';
import { computeMetricsAsOf, prepareForLargeCourse } from '#domains/metrics/index.ts';
import type { CutName } from '#domains/risk/evaluation/contract.ts';
import {
  cutsOf,
  openJudge,
  weeksOf,
  weeksOfWarning,
  type GroupCounts,
  type UsableModel,
  type ZoneAt,
} from '#domains/risk/index.ts';
import type { Ending } from '../endings.ts';
import type { CourseReplay } from '../replayed.ts';
import type { FinishedCourse } from './course-endings.ts';

/** Groups are compared by the zones of this moment: half of the course is left to do something. */
const groupCut: CutName = 'half';

/**
 * What a model would have said in a finished course, by the code that judges running ones: at each cut and every week, of
 * the students who had not left by then. A constant number of statements for each moment. Without ids of students.
 */
export async function replayCourse(course: FinishedCourse, model: UsableModel): Promise<CourseReplay> {
  const { courseId, endings } = course;
  const judge = await openJudge(courseId, model);
  const judgedAt = async (at: Date) => {
    const metrics = await transaction(async () => {
      await prepareForLargeCourse();
      return computeMetricsAsOf(courseId, at);
    });
    return new Map(judge(metrics, at).map((risk) => [risk.studentId, risk]));
  };
  const cuts: CourseReplay['cuts'] = {};
  let groups: GroupCounts[] = [];
  for (const { cut, at } of cutsOf(course)) {
    const risks = await judgedAt(at);
    const present = endings.filter(({ leftAt, studentId }) => (leftAt === null || leftAt > at) && risks.has(studentId));
    const judged = present.flatMap(({ studentId, failed }) => {
      const probability = risks.get(studentId)?.probability ?? null;
      return probability === null ? [] : [{ probability, failed }];
    });
    cuts[cut] = {
      probabilities: judged.map(({ probability }) => Number(probability.toFixed(5))),
      failed: judged.map(({ failed }) => Number(failed)),
    };
    if (cut === groupCut) {
      const inC = new Set(present.map(({ studentId }) => studentId).filter((id) => risks.get(id)?.zone === 'C'));
      groups = await groupCounts(present, inC);
    }
  }
  const zones = new Map<number, ZoneAt[]>(endings.map(({ studentId }) => [studentId, []]));
  for (const at of weeksOf(course)) {
    for (const [studentId, { zone }] of await judgedAt(at)) zones.get(studentId)?.push({ at, zone });
  }
  return {
    told: endings.filter(({ isTold }) => isTold).length,
    derived: endings.filter(({ isTold }) => !isTold).length,
    cuts,
    groups,
    weeks: endings
      .filter(({ failed }) => failed)
      .map(({ studentId, endedAt }) => weeksOfWarning(zones.get(studentId) ?? [], endedAt)),
  };
}

async function groupCounts(students: readonly Ending[], inC: ReadonlySet<number>): Promise<GroupCounts[]> {
  const attributes = await listGroupAttributes(students.map(({ studentId }) => studentId));
  const endingOf = new Map(students.map((ending) => [ending.studentId, ending]));
  const groups = Map.groupBy(attributes, ({ attribute, value }) => JSON.stringify([attribute, value]));
  return [...groups.values()].map((own) => {
    const members = own.flatMap(({ studentId }) => endingOf.get(studentId) ?? []);
    const [passed, failed] = [members.filter((one) => !one.failed), members.filter((one) => one.failed)];
    return {
      attribute: own[0]?.attribute ?? '',
      value: own[0]?.value ?? '',
      passed: passed.length,
      falsePositives: passed.filter(({ studentId }) => inC.has(studentId)).length,
      failed: failed.length,
      falseNegatives: failed.filter(({ studentId }) => !inC.has(studentId)).length,
    };
  });
}
