import { escapeHtml } from '#kernel/escape-html.ts';
import { clock } from '#kernel/runtime.ts';
import { listOwnDeadlines, type OwnDeadline } from '#domains/calendar/index.ts';
import { bold, clip, joinLines } from '../html.ts';
import type { Reply } from '../store/step.ts';
import { pageButton, sayTo, writeMoment, type Visitor } from './visitor.ts';

const daysAhead = 14;
/** Of each kind; the page shows all. */
const most = 20;

/** What the student has still to do: overdue, and due in the next two weeks. */
export async function deadlines(visitor: Visitor): Promise<Reply> {
  const sayIt = sayTo(visitor);
  const now = clock().now();
  const until = new Date(now.getTime() + daysAhead * 86_400_000);
  const own = await listOwnDeadlines(visitor.actor);
  const ahead = own.filter(({ isDone, dueAt }) => !isDone && dueAt > now && dueAt <= until);
  // The last one first: what is long overdue may be given up.
  const overdue = own.filter(({ isOverdue }) => isOverdue).reverse();
  if (ahead.length + overdue.length === 0) return { html: escapeHtml(sayIt('deadlines.none')) };
  const lines = [
    ...part(visitor, sayIt('deadlines.ahead'), ahead),
    ...(ahead.length > 0 && overdue.length > 0 ? [''] : []),
    ...part(visitor, sayIt('deadlines.overdue'), overdue),
  ];
  return { html: joinLines(lines), buttons: [pageButton(sayIt('open.page'), '/my')] };
}

function part(visitor: Visitor, title: string, items: readonly OwnDeadline[]): string[] {
  if (items.length === 0) return [];
  const lines = items.slice(0, most).map(({ name, courseName, dueAt }) => {
    const what = `${clip(name, 150)} (${clip(courseName, 100)})`;
    return `• ${escapeHtml(writeMoment(dueAt, visitor))} — ${escapeHtml(what)}`;
  });
  return [bold(title), ...lines, ...(items.length > most ? ['…'] : [])];
}
