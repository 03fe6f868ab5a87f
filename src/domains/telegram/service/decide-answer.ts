import type { Update } from '#adapters/telegram/port.ts';
import { escapeHtml } from '#kernel/escape-html.ts';
import { attempt } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { defaultLocale, findLocale, type Locale } from '#kernel/locale.ts';
import { withOrigin } from '#kernel/origin.ts';
import { clock } from '#kernel/runtime.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { findUserOfChat, setBlocked } from '../store/links.ts';
import type { Reply, Step } from '../store/step.ts';
import { adviceOfCourses } from './advice.ts';
import { deadlines } from './deadlines.ts';
import { greetAgain, howToLink, linkChat, originOf } from './link-chat.ts';
import { findCommand, help, type CommandName } from './menu.ts';
import { unlink } from './own-link.ts';
import { pressButton, type PressAnswer } from './press-button.ts';
import { progress } from './progress.ts';
import { risks } from './risks.ts';
import { settings } from './settings.ts';
import { sayTo, type Visitor } from './visitor.ts';

/** What the bot does on an update and says to it, in the open transaction. */
export async function decideAnswer(update: Update): Promise<Step[]> {
  switch (update.kind) {
    case 'other':
      return [];
    case 'stopped':
    case 'begun':
      await setBlocked(update.chatId, update.kind === 'stopped');
      return [];
    case 'text':
      return [{ do: 'send', ...(await answerText(update)) }];
    case 'button':
      return answerPress(update);
  }
}

/** Who speaks in the chat; undefined when it is linked with nobody, or with an account that is closed. */
async function findVisitor(chatId: string): Promise<Visitor | undefined> {
  const link = await findUserOfChat(chatId);
  const actor = link && (await actorForUser(link.userId));
  return actor && { actor, chatId, timeZone: link.timeZone ?? clock().timeZone };
}

type Of<Kind> = Extract<Update, { readonly kind: Kind }>;

async function answerText({ chatId, text, language }: Of<'text'>): Promise<Reply> {
  const visitor = await findVisitor(chatId);
  const locale = visitor?.actor.locale ?? localeOf(language);
  const [, code] = /^[/]start(?:@\w+)?\s+([\w-]{8,64})\s*$/.exec(text) ?? [];
  if (code !== undefined) return linkChat(chatId, code, locale);
  if (!visitor) return howToLink(locale);
  if (/^[/]start\b/.test(text)) return greetAgain(visitor);
  const command = findCommand(text, visitor.actor);
  if (!command) return help(visitor, sayTo(visitor)('help.unknown'));
  return inWords(visitor, () => replies[command](visitor));
}

async function answerPress({ chatId, messageId, pressId, data, language }: Of<'button'>): Promise<Step[]> {
  const visitor = await findVisitor(chatId);
  if (!visitor)
    return [
      { do: 'press', pressId },
      { do: 'send', ...howToLink(localeOf(language)) },
    ];
  const answer: PressAnswer = await inWords(visitor, () => pressButton(visitor, data));
  const { text, html, buttons } = answer;
  const press = { do: 'press', pressId, ...(text !== undefined && { text }) } as const;
  if (html !== undefined) return [press, { do: 'edit', messageId, html, buttons: buttons ?? [] }];
  return buttons ? [press, { do: 'buttons', messageId, buttons }] : [press];
}

const replies: Readonly<Record<CommandName, (visitor: Visitor) => Promise<Reply>>> = {
  progress,
  deadlines,
  advice: adviceOfCourses,
  risks: (visitor) => risks(visitor),
  settings,
  unlink: async (visitor) => {
    await unlink(visitor.actor.userId);
    return { html: escapeHtml(sayTo(visitor)('unlink.done')) };
  },
  help: async (visitor) => help(visitor),
};

/** Acts as the person; what the person cannot have is said in a sentence. */
async function inWords<Answer>(
  visitor: Visitor,
  act: () => Promise<Answer>,
): Promise<Answer | { html: string; text: string }> {
  try {
    return await withOrigin(originOf(visitor.actor), () => attempt(act));
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    const sentence = error.sentence(visitor.actor.locale);
    return { html: escapeHtml(sentence), text: sentence };
  }
}

function localeOf(language: string | undefined): Locale {
  return language === undefined ? defaultLocale : (findLocale(language) ?? 'en');
}
