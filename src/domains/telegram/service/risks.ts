import { escapeHtml } from '#kernel/escape-html.ts';
import type { Button } from '#adapters/telegram/port.ts';
import { countZonesOfCourses, getZonesOfCourse, reasonSentence } from '#domains/risk/index.ts';
import { getCourse, listReadableCourses, listStudents } from '#domains/roster/index.ts';
import { bold, clip, joinLines } from '../html.ts';
import type { Reply } from '../store/step.ts';
import { pageButton, sayTo, type Visitor } from './visitor.ts';

const perPage = 8;

/** The visitor's courses with how many are in zones C and B, those with the most first. */
export async function risks(visitor: Visitor, page = 0): Promise<Reply> {
  const sayIt = sayTo(visitor);
  const [courses, counts] = [await listReadableCourses(visitor.actor), await countZonesOfCourses(visitor.actor)];
  if (courses.length === 0) return { html: escapeHtml(sayIt('risks.none')) };
  const zones = new Map(counts.map((count) => [count.courseId, count]));
  const rows = courses
    .map(({ id, name }) => ({ id, name, B: zones.get(id)?.B ?? 0, C: zones.get(id)?.C ?? 0 }))
    .sort((one, other) => other.C - one.C || other.B - one.B);
  const shown = rows.slice(page * perPage, (page + 1) * perPage);
  const buttons = shown.map(({ id, name, B, C }) => [
    { text: `${clip(name, 48)} — C ${C}, B ${B}`, data: `risk:${id}:0` },
  ]);
  const turns = turnButtons(visitor, page, rows.length, (to) => `risks:${to}`);
  return {
    html: joinLines([bold(sayIt('risks.title')), escapeHtml(sayIt('risks.explain'))]),
    buttons: [...buttons, turns],
  };
}

/** Students of a course in zones C and B, the riskiest first, each with the first reason. @throws AppError course.not_found */
export async function risksOfCourse(visitor: Visitor, courseId: number, page: number): Promise<Reply> {
  const { actor } = visitor;
  const sayIt = sayTo(visitor);
  const [course, zones] = [await getCourse(actor, courseId), await getZonesOfCourse(actor, courseId)];
  const names = new Map((await listStudents(actor, courseId)).map(({ id, name }) => [id, name]));
  const flagged = zones.students.filter(({ zone }) => zone === 'B' || zone === 'C');
  const lines = flagged.slice(page * perPage, (page + 1) * perPage).map(({ studentId, zone, reasons: [reason] }) => {
    const name = clip(names.get(studentId) ?? String(studentId), 100);
    const why = reason ? `\n${escapeHtml(clip(reasonSentence(reason, actor.locale), 250))}` : '';
    return `${bold(name)} — ${escapeHtml(sayIt('risks.zone', { zone: zone ?? '' }))}${why}`;
  });
  const none = flagged.length === 0 ? [escapeHtml(sayIt('risks.nobody'))] : [];
  const turns = turnButtons(visitor, page, flagged.length, (to) => `risk:${courseId}:${to}`);
  return {
    html: joinLines([bold(clip(course.name, 200)), '', ...none, ...lines]),
    buttons: [
      turns,
      [{ text: sayIt('page.up'), data: 'risks:0' }, ...pageButton(sayIt('open.page'), `/courses/${courseId}`)],
    ],
  };
}

function turnButtons(visitor: Visitor, page: number, count: number, dataOf: (page: number) => string): Button[] {
  const sayIt = sayTo(visitor);
  return [
    ...(page > 0 ? [{ text: sayIt('page.back'), data: dataOf(page - 1) }] : []),
    ...((page + 1) * perPage < count ? [{ text: sayIt('page.next'), data: dataOf(page + 1) }] : []),
  ];
}
