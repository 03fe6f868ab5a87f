import { quantileWith } from '#kernel/quantile.ts';
import { features, featureRows, type OfStudent, roundFeature } from './features.ts';
import {
  type ActivityNorm,
  type Others,
  activityNorms,
  knownOf,
  othersOf,
  rankAmong,
  scoreNorm,
  withoutOne,
} from './peers.ts';
import type { Norms } from './student-facts.ts';
import type { CourseWork, Work } from './work.ts';

/** Work of a student that is otherwise than it was, and what is usual in its activity then. */
export interface ChangedWork {
  readonly work: Work;
  readonly norm: ActivityNorm;
}

/** What is read of a course once, to judge any of its students anew. */
export interface OpenedCourse {
  readonly course: CourseWork;
  readonly norms: ReadonlyMap<number, ActivityNorm>;
  readonly rows: readonly Float64Array[];
  /** Of features that are places among the others: the numbers that are ranked, and the known ones of them, sorted. */
  readonly ranked: readonly ({ readonly values: readonly number[]; readonly known: Float64Array } | null)[];
  /** What the students have of an activity, by its id, in the course's order of students. */
  readonly works: ReadonlyMap<number, ActivityWorks>;
}

interface ActivityWorks {
  /** NaN: none. */
  readonly scores: Float64Array;
  readonly daysByStudent: readonly (number | null)[];
  /** The known ones, sorted. */
  readonly daysEarly: Float64Array;
}

export function openCourse(course: CourseWork): OpenedCourse {
  const norms = activityNorms(course);
  const works = new Map<number, (Work | undefined)[]>();
  for (const id of norms.keys()) works.set(id, new Array<Work | undefined>(course.students.length).fill(undefined));
  course.students.forEach((student, index) => {
    for (const work of student.work) {
      const byStudent = works.get(work.activity.id);
      if (byStudent) byStudent[index] = work;
    }
  });
  return {
    course,
    norms,
    rows: featureRows(course),
    ranked: features.map(({ own }) => {
      if (own?.isRank !== true) return null;
      const values = course.students.map((student) => own.value(student, norms, course));
      return { values, known: knownOf(values) };
    }),
    works: new Map([...works].map(([id, byStudent]) => [id, worksOf(byStudent)])),
  };
}

function worksOf(byStudent: readonly (Work | undefined)[]): ActivityWorks {
  return {
    scores: Float64Array.from(byStudent, (work) => work?.score ?? Number.NaN),
    daysByStudent: byStudent.map((work) => work?.daysEarly ?? null),
    daysEarly: Float64Array.from(byStudent.flatMap((work) => work?.daysEarly ?? [])).sort(),
  };
}

/** One student of a course, while all others stay as they are. */
export interface OpenedStudent {
  /** The work as it is. */
  readonly work: readonly Work[];
  /** What would be usual in its activity if the student's work were this. */
  change(work: Work): ChangedWork;
  /** The features the student would have with these changes, at most one of an activity: exactly those of the course so changed. */
  row(changes: readonly ChangedWork[]): Float64Array;
}

/** @param index of the student in the course */
export function openStudent(opened: OpenedCourse, index: number): OpenedStudent {
  const { course, norms, rows, ranked, works } = opened;
  const student = course.students[index];
  if (student === undefined) throw new Error('there is no such student in the course');
  const places = new Map(student.work.map((work, place) => [work.activity.id, place]));
  const others = ranked.map((one): Others | null => one && othersOf(one.values, one.known, index));
  return {
    work: student.work,
    change: (work) => ({ work, norm: normWith(works.get(work.activity.id), index, work) }),
    row(changes) {
      const work = [...student.work];
      for (const change of changes) {
        const place = places.get(change.work.activity.id);
        if (place !== undefined) work[place] = change.work;
      }
      const after = { ...student, work };
      const normsAfter: Norms = {
        get: (id) => changes.find((change) => change.work.activity.id === id)?.norm ?? norms.get(id),
      };
      // A number and the place that it gives among the others' are of one function, which is asked once.
      const values = new Map<OfStudent, number>();
      const valueOf = (value: OfStudent): number => {
        const known = values.get(value) ?? value(after, normsAfter, course);
        values.set(value, known);
        return known;
      };
      return Float64Array.from(features, ({ own }, feature) => {
        if (own === undefined) return rows[index]?.[feature] ?? Number.NaN;
        const value = valueOf(own.value);
        const among = others[feature];
        return roundFeature(among ? rankAmong(among, value) : value);
      });
    },
  };
}

const nobody: ActivityWorks = { daysByStudent: [], scores: new Float64Array(), daysEarly: new Float64Array() };

function normWith(works: ActivityWorks | undefined, index: number, changed: Work): ActivityNorm {
  const { daysByStudent, scores, daysEarly } = works ?? nobody;
  const others = withoutOne(daysEarly, daysByStudent[index] ?? Number.NaN);
  return {
    ...scoreNorm(scores, index, changed.score ?? Number.NaN),
    medianDaysEarly: quantileWith(others, changed.daysEarly ?? Number.NaN, 0.5),
  };
}
