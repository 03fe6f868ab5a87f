import { type CourseToAssess, boundsOfProbabilities, judgeCourse } from '#domains/risk/assess-course.ts';
import { type RiskSettings, type Zone, defaultRiskSettings } from '#domains/risk/contract.ts';
import { openCourse } from '#domains/risk/early-warning/changed-student.ts';
import type { WarningCourse } from '#domains/risk/early-warning/course.ts';
import type { EarlyWarningModels } from '#domains/risk/early-warning/model.ts';
import { shippedModels } from '#domains/risk/early-warning/shipped-models.ts';
import { modelFor } from '#domains/risk/early-warning/views.ts';
import { workAt } from '#domains/risk/early-warning/work.ts';
import { explainCourse } from '#domains/risk/explained-course.ts';
import { courseNorms } from '#domains/risk/norms.ts';
import { warnOf } from '#domains/risk/warn.ts';
import { type Candidate, candidatesOf, isOver, usualScore } from './candidates.ts';
import type { StudentWays, UsualScore, Way } from './contract.ts';
import { judgeByModel } from './judge-by-model.ts';
import { judgeAnew, judgeRoughly } from './judge-by-rules.ts';
import {
  type Found,
  type JudgeItems,
  type JudgedSet,
  type SearchResult,
  type Standing,
  freed,
  isAtLeast,
  searchSets,
} from './search.ts';

/** A course as it is recorded, and the metrics of its students at the moment. */
export interface CourseToLeave {
  readonly students: CourseToAssess['students'];
  readonly recorded: WarningCourse;
  readonly at: Date;
  /** Per cent of the most points below which a score is failed; null: none is. */
  readonly passPct: number | null;
  /** Which judge; default: those of this program. */
  readonly models?: EarlyWarningModels;
  readonly settings?: RiskSettings;
  readonly seed?: number;
}

/** A course that was read once. */
export interface OpenedWays {
  readonly isOver: boolean;
  /** Everybody's zone as the course is. */
  readonly zones: ReadonlyMap<number, Zone | null>;
  /** Those of zone B and C, by id; others, and students who have left, need no way or have none. */
  readonly studentIds: readonly number[];
  /** Undefined: of so many students judged by rules nobody is searched for. */
  readonly of: (studentId: number) => SearchedStudent | undefined;
  /** What a student who has not left can still do, and the score that is assumed of it. */
  readonly candidatesOf: (studentId: number) => { candidates: Candidate[]; usual: UsualScore | null };
}

/** What a student of zone B or C can do, and what was learned on the way. */
export interface SearchedStudent {
  readonly studentId: number;
  readonly zone: Zone;
  readonly ways: StudentWays;
  readonly candidates: readonly Candidate[];
  /** Candidates that alone lead to a better zone. */
  readonly alone: readonly number[];
}

/** Judging a course anew by rules takes time that grows with it, and it is done several times a student. */
const mostByRules = 300;
/** A gain below this, in points of the risk score, is none. */
const leastGain = 0.5;
/** So many more things are tried where the search by rules fell short of the true bounds. */
const mostMore = 3;

/**
 * Reads a course once and finds for each student of zone B or C what leads out of it; one by one, so that whoever calls can
 * pause in between. The order of rows does not matter.
 */
export function openWaysOut(course: CourseToLeave): OpenedWays {
  const { students, recorded, at, passPct, models = shippedModels, settings = defaultRiskSettings, seed = 1 } = course;
  const known = workAt(recorded, at);
  const model = modelFor(known, models);
  const warned = warnOf(recorded, known, model);
  const norms = courseNorms(students);
  const judged = new Map(
    judgeCourse({ students, warned, settings, seed }).students.map((student) => [student.studentId, student]),
  );
  const opened = openCourse(known);
  const places = new Map(known.students.map(({ student }, index) => [student.studentId, index]));
  const cells = Map.groupBy(recorded.cells, ({ studentId }) => studentId);
  const courseUsual = usualScore(known.students, passPct);
  const standards = { opened, model, norms, settings, bounds: boundsOfProbabilities(settings) };
  const rules = {
    // Only whom rules judge is looked at there: the probabilities of the others need not be told again.
    course: { students, settings, seed, warned: { ...warned, warnings: { ...warned.warnings, students: [] } } },
    bounds: explainCourse(students, norms, settings, seed).run.bounds,
    at,
  };

  const canDo: OpenedWays['candidatesOf'] = (studentId) => {
    const student = known.students[places.get(studentId) ?? -1];
    if (!student) return { candidates: [], usual: null };
    const usual = usualOf(usualScore([student], passPct), courseUsual);
    const then = { student, cells: cells.get(studentId) ?? [], at, passPct };
    return { candidates: candidatesOf(then, usual?.pct ?? null).toSorted(compare), usual };
  };

  const of = (studentId: number): SearchedStudent | undefined => {
    const metricIndex = students.findIndex((student) => student.studentId === studentId);
    const [metric, risk, index] = [students[metricIndex], judged.get(studentId), places.get(studentId)];
    if (!metric || index === undefined || !risk?.zone || risk.zone === 'A') return undefined;
    const { candidates, usual } = canDo(studentId);
    const aims: Zone[] = risk.zone === 'C' ? ['B', 'A'] : ['A'];
    let result: SearchResult;
    if (risk.judgedBy === 'probability') {
      const othersCompletion = Float64Array.from(
        students.flatMap(({ completionPct }, other) => (other === metricIndex ? [] : (completionPct ?? []))),
      ).sort();
      const judge = judgeByModel(standards, { index, metric, othersCompletion }, candidates);
      result = searchSets(candidates.length, judge, aims);
    } else {
      if (students.length > mostByRules || rules.bounds === null) return undefined;
      const byRules = { ...rules, bounds: rules.bounds };
      const rough = searchSets(candidates.length, judgeRoughly(byRules, metricIndex, candidates), aims);
      result = proved(rough, judgeAnew(byRules, metricIndex, candidates), aims, candidates.length);
    }
    return {
      studentId,
      zone: risk.zone,
      ways: toWays(result, risk.riskScore, usual, candidates),
      candidates,
      alone: [...result.alone.keys()].filter((item) => isBetter(result.alone[item], risk.zone)),
    };
  };

  return {
    isOver: isOver(recorded, at),
    zones: new Map([...judged].map(([studentId, { zone }]) => [studentId, zone])),
    candidatesOf: canDo,
    studentIds: [...judged.values()]
      .filter(({ zone, studentId }) => (zone === 'B' || zone === 'C') && places.has(studentId))
      .map(({ studentId }) => studentId)
      .toSorted((one, other) => one - other),
    of,
  };
}

function usualOf(own: number | null, course: number | null): UsualScore | null {
  if (own !== null) return { pct: own, of: 'student' };
  return course === null ? null : { pct: course, of: 'course' };
}

const urgency = { overdue: 0, failed: 1, open: 2 } as const;

/** What was due goes before what is not, the oldest deadline first. */
function compare(one: Candidate, other: Candidate): number {
  const timeOf = ({ dueAt }: Candidate) => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return (
    urgency[one.repair] - urgency[other.repair] ||
    timeOf(one) - timeOf(other) ||
    one.work.activity.id - other.work.activity.id
  );
}

function isBetter(standing: Standing | undefined, than: Zone | null): boolean {
  return standing !== undefined && than !== null && standing.zone !== than && isAtLeast(standing.zone, than);
}

/** What was found by rules among bounds that may move, judged by the whole course: grown a little where that is needed. */
function proved(rough: SearchResult, judge: JudgeItems, aims: readonly Zone[], count: number): SearchResult {
  const judged = (items: readonly number[]): JudgedSet => ({ items, standing: judge(items) });
  const found = new Map<Zone, Found>();
  const order = [...rough.alone.keys()].toSorted(
    (one, other) => (rough.alone[one]?.distance ?? 0) - (rough.alone[other]?.distance ?? 0),
  );
  for (const aim of aims) {
    let set = judged(rough.found.get(aim)?.items ?? [...Array(count).keys()]);
    const more = order.filter((item) => !set.items.includes(item)).slice(0, mostMore);
    for (const item of more) {
      if (isAtLeast(set.standing.zone, aim)) break;
      set = judged([...set.items, item].toSorted((one, other) => one - other));
    }
    if (count === 0 || !isAtLeast(set.standing.zone, aim)) continue;
    found.set(aim, { ...freed(set, judged, aim), search: 'greedy' });
  }
  return { ...rough, found, lowest: judged(rough.lowest.items) };
}

function toWays(
  { found, lowest }: SearchResult,
  riskScore: number,
  usual: UsualScore | null,
  candidates: readonly Candidate[],
): StudentWays {
  const [toB, toA] = [found.get('B'), found.get('A')];
  const ways = toB && toB.standing.zone !== 'A' ? [toB, ...(toA ? [toA] : [])] : [toA ?? toB].filter((way) => way);
  const nearest = ways.length === 0 && lowest.standing.riskScore <= riskScore - leastGain ? lowest : null;
  return {
    usual,
    candidates: candidates.length,
    ways: ways.flatMap((way) => (way ? [toWay(way, candidates)] : [])),
    nearest: nearest && toWay({ ...nearest, search: 'greedy' }, candidates),
  };
}

function toWay({ items, standing, search }: Found, candidates: readonly Candidate[]): Way {
  const { zone, riskScore, probability } = standing;
  return {
    ...{ zone, riskScore, probability, search },
    steps: items.flatMap((item) => {
      const candidate = candidates[item];
      if (!candidate) return [];
      const { activityId, repair, dueAt } = candidate;
      return [{ activityId, repair, dueAt: dueAt?.toISOString() ?? null }];
    }),
  };
}
