import { quantileWith } from '#kernel/quantile.ts';
import { features, featureRows, roundFeature } from './features.ts';
import { type ActivityNorm, type Others, activityNorms, othersOf, rankAmong, scoreNorm } from './peers.ts';
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
  /** Of features that are places among the others: the numbers that are ranked. */
  readonly ranked: readonly (readonly number[] | null)[];
  /** What each student has of an activity, by its id, in the course's order of students. */
  readonly works: ReadonlyMap<number, ActivityWorks>;
}

interface ActivityWorks {
  readonly byStudent: readonly (Work | undefined)[];
  /** The known ones, sorted. */
  readonly daysEarly: Float64Array;
}

export function openCourse(course: CourseWork): OpenedCourse {
  const norms = activityNorms(course);
  const nobody = new Array<Work | undefined>(course.students.length).fill(undefined);
  const works = new Map([...norms.keys()].map((id) => [id, [...nobody]]));
  course.students.forEach((student, index) => {
    for (const work of student.work) (works.get(work.activity.id) ?? nobody)[index] = work;
  });
  const sortedDays = (byStudent: readonly (Work | undefined)[]) =>
    Float64Array.from(byStudent.flatMap((work) => work?.daysEarly ?? [])).sort();
  return {
    course,
    norms,
    rows: featureRows(course),
    ranked: features.map(({ own }) =>
      own?.isRank === true ? course.students.map((student) => own.value(student, norms, course)) : null,
    ),
    works: new Map([...works].map(([id, byStudent]) => [id, { byStudent, daysEarly: sortedDays(byStudent) }])),
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
  const others = ranked.map((values): Others | null => values && othersOf(values, index));
  return {
    work: student.work,
    change: (work) => ({ work, norm: normWith(works.get(work.activity.id), index, work) }),
    row(changes) {
      const changed = new Map(changes.map((change) => [change.work.activity.id, change]));
      const after = { ...student, work: student.work.map((work) => changed.get(work.activity.id)?.work ?? work) };
      const normsAfter: Norms = { get: (id) => changed.get(id)?.norm ?? norms.get(id) };
      return Float64Array.from(features, ({ own }, feature) => {
        if (own === undefined) return rows[index]?.[feature] ?? Number.NaN;
        const value = own.value(after, normsAfter, course);
        const among = others[feature];
        return roundFeature(among ? rankAmong(among, value) : value);
      });
    },
  };
}

function normWith(works: ActivityWorks | undefined, index: number, changed: Work): ActivityNorm {
  const { byStudent, daysEarly } = works ?? { byStudent: [], daysEarly: new Float64Array() };
  const scores: number[] = [];
  byStudent.forEach((work, other) => {
    const score = (other === index ? changed : work)?.score ?? null;
    if (score !== null) scores.push(score);
  });
  const others = withoutOne(daysEarly, byStudent[index]?.daysEarly ?? null);
  return { ...scoreNorm(scores), medianDaysEarly: quantileWith(others, changed.daysEarly ?? Number.NaN, 0.5) };
}

function withoutOne(sorted: Float64Array, value: number | null): Float64Array {
  const place = value === null ? -1 : sorted.indexOf(value);
  return place === -1 ? sorted : sorted.filter((_, other) => other !== place);
}
