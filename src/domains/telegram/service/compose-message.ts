import { z } from 'zod';
import type { Buttons, ChatMessage } from '#adapters/telegram/port.ts';
import { escapeHtml } from '#kernel/escape-html.ts';
import type { NotificationWords } from '#kernel/notifications/define-notification.ts';
import { pageUrl } from '#kernel/page-url.ts';
import type { Delivery } from '#domains/notifications/index.ts';
import { bold, clip, joinLines } from '../html.ts';
import { adviceButtons } from './advice.ts';
import { pageButton } from './visitor.ts';

/** A notification as a message: the subject in bold, paragraphs, lists, the next step as a button. */
export function composeMessage({ kind, facts, words }: Delivery): Omit<ChatMessage, 'chatId'> {
  const { subject, paragraphs, lists = [], action } = words;
  const lines = [
    bold(clip(subject, 300)),
    ...paragraphs.flatMap((paragraph) => ['', escapeHtml(clip(paragraph, 1000))]),
    ...lists.flatMap((list) => ['', ...listLines(list)]),
  ];
  const step = action ? pageButton(clip(action.text, 60), action.path) : [];
  const link =
    action && step.length === 0 ? escapeHtml(`${clip(action.text, 60)}: ${pageUrl(action.path)}`) : undefined;
  const buttons = [...buttonsOfKind(kind, facts), step];
  return { html: joinLines(lines, link), buttons };
}

function listLines({ title, items }: NonNullable<NotificationWords['lists']>[number]): string[] {
  const lines = items.map(({ text, detail, path }) => {
    const what = escapeHtml(clip(text, 300));
    const linked = path === undefined ? what : `<a href="${escapeHtml(pageUrl(path))}">${what}</a>`;
    return `• ${linked}${detail === undefined ? '' : ` — ${escapeHtml(clip(detail, 300))}`}`;
  });
  return [...(title === undefined ? [] : [bold(clip(title, 200))]), ...lines];
}

const approvedAdvice = z.object({ courseId: z.int(), recommendationId: z.uuid(), items: z.array(z.unknown()) });

/** Advice is rated and ticked where it is read. */
function buttonsOfKind(kind: string, facts: unknown): Buttons {
  const advice = kind === 'recommendations.approved' ? approvedAdvice.safeParse(facts).data : undefined;
  if (!advice) return [];
  return adviceButtons(advice.courseId, advice.recommendationId, { items: advice.items.length, stars: 0, done: [] });
}
