import type { Actor } from '#kernel/actor.ts';
import { clock } from '#kernel/runtime.ts';
import { assertCourseReadable, assertStudentReadable, listReadableCourseIds } from '#domains/roster/index.ts';
import type { CourseTrend, ProgrammeTrends, StudentTrend, TrendPoint } from '../contract.ts';
import * as store from '../store/trends.ts';
import { trendOver } from '../trend.ts';
import { historyMoments } from './moments.ts';

/** How a course and its groups have moved in so many days. @throws AppError course.not_found */
export async function getCourseTrend(actor: Actor, courseId: number, days: number): Promise<CourseTrend> {
  await assertCourseReadable(actor, courseId);
  const newest = await store.findNewestMoment(courseId);
  const rows = newest === undefined ? [] : await store.listCoursePoints(courseId, newest, days);
  const byGroup = Map.groupBy(rows, ({ groupId }) => groupId);
  const trendOf = (groupId: number) => trendOver((byGroup.get(groupId) ?? []).map(toTrendPoint), days);
  return {
    course: trendOf(0),
    groups: [...byGroup].flatMap(([id, [row]]) =>
      id === 0 ? [] : [{ id, name: row?.groupName ?? '', ...trendOf(id) }],
    ),
  };
}

/** How a student of a course has moved in so many days; without risk scores to the student. @throws AppError student.not_found */
export async function getStudentTrend(
  actor: Actor,
  courseId: number,
  studentId: number,
  days: number,
): Promise<StudentTrend> {
  await assertStudentReadable(actor, courseId, studentId);
  const newest = await store.findNewestMoment(courseId);
  if (newest === undefined) return { points: [], before: null };
  const points = await store.listStudentPoints(courseId, studentId, newest, days);
  const isOneself = actor.studentId === studentId;
  return trendOver(isOneself ? points.map((point) => ({ ...point, riskScore: null })) : points, days);
}

/** How each programme has moved, over the courses that the actor may read. */
export async function listProgrammeTrends(actor: Actor, days: number): Promise<ProgrammeTrends> {
  const now = clock().now();
  const first = new Date(now.getTime() - (days + 8) * 86_400_000);
  const moments = historyMoments({ first, last: now, now, keptFrom: first }, clock().timeZone);
  const rows = await store.listProgrammePoints(await listReadableCourseIds(actor), moments);
  const byProgramme = Map.groupBy(rows, ({ programmeId }) => programmeId);
  return {
    items: [...byProgramme].map(([id, points]) => ({
      id,
      name: points[0]?.programme ?? '',
      ...trendOver(points.map(toTrendPoint), days),
    })),
  };
}

/** The point without what it belongs to. */
function toTrendPoint({ at, students, completionPct, attendancePct, overduePct, zones }: TrendPoint): TrendPoint {
  return { at, students, completionPct, attendancePct, overduePct, zones };
}
