import type { Buttons } from '#adapters/telegram/port.ts';
import { escapeHtml } from '#kernel/escape-html.ts';
import { AppError } from '#kernel/errors.ts';
import { getAdvice, markDone, rate } from '#domains/recommendations/index.ts';
import { lowStars, type Advice } from '#domains/recommendations/rating/contract.ts';
import { listOwnCourses } from '#domains/roster/index.ts';
import { bold, clip, emphasised, joinLines } from '../html.ts';
import type { Reply } from '../store/step.ts';
import { sayTo, type Visitor } from './visitor.ts';

/** Courses with advice, to choose from; of a single one the advice itself. */
export async function adviceOfCourses(visitor: Visitor): Promise<Reply> {
  const sayIt = sayTo(visitor);
  const { items: courses } = await listOwnCourses(visitor.actor);
  const advised: { id: number; name: string }[] = [];
  for (const course of courses) {
    if (await findAdvice(visitor, course.id)) advised.push(course);
  }
  const [only, ...others] = advised;
  if (!only) return { html: escapeHtml(sayIt('advice.none')) };
  if (others.length === 0) return adviceOfCourse(visitor, only.id);
  const buttons = advised.slice(0, 30).map(({ id, name }) => [{ text: clip(name, 60), data: `advice:${id}` }]);
  return { html: bold(sayIt('advice.choose')), buttons };
}

/** What is advised in a course, with buttons to rate it and to tick its items. */
export async function adviceOfCourse(visitor: Visitor, courseId: number): Promise<Reply> {
  const sayIt = sayTo(visitor);
  const advice = await findAdvice(visitor, courseId);
  if (!advice) return { html: escapeHtml(sayIt('advice.none')) };
  const course = (await listOwnCourses(visitor.actor)).items.find(({ id }) => id === courseId);
  const title = bold(clip(course?.name ?? '', 200));
  if (!advice.shown) return { html: joinLines([title, escapeHtml(sayIt('advice.returned'))]) };
  const { settled, content } = advice.shown;
  const { opening, items } = content;
  const lines = [
    title,
    ...(opening === null ? [] : [emphasised(opening)]),
    ...items.flatMap(({ text }, index) => [
      '',
      `${index + 1}. ${emphasised(text)}`,
      ...(settled.includes(index) ? [escapeHtml(sayIt('advice.settled'))] : []),
    ]),
  ];
  return { html: joinLines(lines, escapeHtml(sayIt('advice.rate'))), buttons: buttonsOf(courseId, advice) };
}

async function findAdvice({ actor }: Visitor, courseId: number): Promise<Advice | null> {
  if (actor.studentId === null) throw new AppError('recommendation.not_found');
  return (await getAdvice(actor, courseId, actor.studentId)).advice;
}

interface Ticks {
  readonly items: number;
  readonly stars: number;
  readonly done: readonly number[];
}

/** Buttons below advice: stars, and the items that can be ticked. */
export function adviceButtons(courseId: number, recommendationId: string, { items, stars, done }: Ticks): Buttons {
  const ofStars = [1, 2, 3, 4, 5].map((count) => ({
    text: count === stars ? `★ ${count}` : `☆ ${count}`,
    data: `rate:${count}:${courseId}:${recommendationId}`,
  }));
  const ofItems = Array.from({ length: items }, (_, item) => ({
    text: `${done.includes(item) ? '✅' : '⬜'} ${item + 1}`,
    data: `done:${item}:${courseId}:${recommendationId}`,
  }));
  return ofItems.length === 0 ? [ofStars] : [ofStars, ofItems.slice(0, 6), ofItems.slice(6)];
}

function buttonsOf(courseId: number, { id, shown, rating }: Advice): Buttons {
  const items = shown?.content.items.length ?? 0;
  return adviceButtons(courseId, id, { items, stars: rating?.stars ?? 0, done: shown?.done ?? [] });
}

/** What a press says to the person, and how the buttons are afterwards. */
export interface Pressed {
  readonly text: string;
  readonly buttons: Buttons;
}

/** Rates; what was said in words stays. @throws AppError recommendation.not_found */
export async function rateAdvice(visitor: Visitor, courseId: number, id: string, stars: number): Promise<Pressed> {
  const before = await findAdvice(visitor, courseId);
  const comment = (before?.id === id ? before.rating?.comment : null) ?? '';
  const { advice } = await rate(visitor.actor, courseId, id, { stars, comment });
  const sayIt = sayTo(visitor);
  const text = stars <= lowStars ? sayIt('advice.rated_low') : sayIt('advice.rated', { stars });
  // Another one is told by now: this one can still be rated, and no more.
  if (advice?.id !== id) return { text, buttons: adviceButtons(courseId, id, { items: 0, stars, done: [] }) };
  return { text, buttons: buttonsOf(courseId, advice) };
}

/** Ticks an item, or takes the tick off. @throws AppError recommendation.not_found, recommendation.no_item */
export async function tickItem(visitor: Visitor, courseId: number, id: string, item: number): Promise<Pressed> {
  const before = await findAdvice(visitor, courseId);
  if (before?.id !== id || !before.shown) throw new AppError('recommendation.not_found');
  const isDone = !before.shown.done.includes(item);
  const { advice } = await markDone(visitor.actor, courseId, id, { item, isDone });
  if (!advice) throw new AppError('recommendation.not_found');
  return { text: sayTo(visitor)(isDone ? 'advice.ticked' : 'advice.unticked'), buttons: buttonsOf(courseId, advice) };
}
