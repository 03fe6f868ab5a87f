import {
  findWarningCourse,
  heldOutOf,
  pack,
  samplesOf,
  trainingMoments,
  cutsOf,
  viewPlace,
  type HeldOut,
  type PackedLesson,
  type TrainedView,
  type TrainingRequest,
  type UsableModel,
  type WarningCourse,
} from '#domains/risk/index.ts';
import { listStudentsOfCourse } from '#domains/roster/index.ts';
import type { Ending } from '../endings.ts';
import { foldOf } from '../split-courses.ts';
import type { FinishedCourse } from './course-endings.ts';

/** Rows a training is given at most: those of the whole Open University dataset are as many. */
const mostRows = 150_000;
/** Moments of a course that lasts a term. */
const usualMoments = 8;

/** Of so many students each is taken, so that no university is too large to learn from. */
export function everyHowMany(students: number): number {
  return Math.max(1, Math.ceil((students * usualMoments) / mostRows));
}

type ByView = Record<TrainedView, PackedLesson>;

/** The students of a finished course at all training moments, as gradebooks of each kind show them. */
export async function lessonOf(course: FinishedCourse, place: number, every: number): Promise<ByView> {
  const { warning, hasFailed } = await openCourse(course, every);
  const lesson = (view: TrainedView): PackedLesson => ({
    ...{ module: foldOf(place), presentation: `course ${String(course.courseId)}` },
    ...pack(trainingMoments(course).flatMap((at) => samplesOf(warning, at, view, hasFailed))),
  });
  return { gradebook: lesson('gradebook'), marks: lesson('marks') };
}

/** The students of a course at its cuts with what the present model says of them. */
export async function heldOutOfCourse(course: FinishedCourse, present: UsableModel): Promise<HeldOut[]> {
  const { warning, hasFailed } = await openCourse(course, 1);
  return cutsOf(course).flatMap(({ at }) => heldOutOf(warning, at, present.models, hasFailed));
}

export function packHeldOut(heldOut: readonly HeldOut[]): TrainingRequest['heldOut'] {
  return {
    ...pack(heldOut),
    views: Uint8Array.from(heldOut, ({ view }) => viewPlace(view)),
    present: Float64Array.from(heldOut, ({ present }) => present),
    student: Int32Array.from(heldOut, ({ studentId }) => studentId),
  };
}

interface OpenCourse {
  readonly warning: WarningCourse;
  readonly hasFailed: (studentId: number) => boolean | undefined;
}

/** The course as the model reads it; who is known to have left is in it until then. */
async function openCourse({ courseId, endings }: FinishedCourse, every: number): Promise<OpenCourse> {
  const warning = await findWarningCourse(courseId, await listStudentsOfCourse(courseId));
  const endingOf = new Map<number, Ending>(endings.map((ending) => [ending.studentId, ending]));
  const taken = new Map(endings.filter((_, index) => index % every === 0).map((one) => [one.studentId, one.failed]));
  return {
    warning: {
      ...warning,
      students: warning.students.map((student) => ({
        ...student,
        leftAt: endingOf.get(student.studentId)?.leftAt ?? student.leftAt,
      })),
    },
    hasFailed: (studentId) => taken.get(studentId),
  };
}
