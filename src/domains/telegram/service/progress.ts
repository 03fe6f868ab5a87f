import { escapeHtml } from '#kernel/escape-html.ts';
import { getMetricsOfStudent } from '#domains/metrics/index.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import { listOwnCourses } from '#domains/roster/index.ts';
import { bold, clip, joinLines } from '../html.ts';
import type { Reply } from '../store/step.ts';
import { pageButton, sayTo, type Visitor } from './visitor.ts';

/** How the student stands in the own courses. */
export async function progress(visitor: Visitor): Promise<Reply> {
  const { actor } = visitor;
  const sayIt = sayTo(visitor);
  const { items: courses } = await listOwnCourses(actor);
  if (courses.length === 0 || actor.studentId === null) return { html: escapeHtml(sayIt('progress.none')) };
  const lines = [bold(sayIt('progress.title'))];
  for (const { id, name } of courses) {
    const { metric } = await getMetricsOfStudent(actor, id, actor.studentId);
    lines.push(
      '',
      bold(clip(name, 200)),
      escapeHtml(metric ? inWords(visitor, metric) : sayIt('progress.not_computed')),
    );
  }
  return { html: joinLines(lines), buttons: [pageButton(sayIt('open.page'), '/my')] };
}

function inWords(visitor: Visitor, metric: StudentCourseMetric): string {
  const sayIt = sayTo(visitor);
  const { activities, done, overdue, attendancePct, gradePct } = metric;
  return [
    sayIt('progress.done', { done, all: activities }),
    ...(overdue > 0 ? [sayIt('progress.overdue', { count: overdue })] : []),
    ...(attendancePct === null ? [] : [sayIt('progress.attendance', { percent: Math.round(attendancePct) })]),
    ...(gradePct === null ? [] : [sayIt('progress.grade', { percent: Math.round(gradePct) })]),
  ].join(' · ');
}
