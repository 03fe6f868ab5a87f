import { escapeHtml } from '#kernel/escape-html.ts';
import type { Actor } from '#kernel/actor.ts';
import type { Locale } from '#kernel/locale.ts';
import { withOrigin } from '#kernel/origin.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { deleteCodeOf, findUserOfChat, lockUserOfCode, setBlocked, setLink } from '../store/links.ts';
import type { Reply } from '../store/step.ts';
import { countCode, forgetCodes } from '../store/wrong-codes.ts';
import { help } from './menu.ts';
import { hashCode } from './own-link.ts';
import { pageButton, say, sayTo, type Visitor } from './visitor.ts';

/** So many codes are looked at for a chat in a quarter of an hour. */
const mostCodes = 5;

/** How to link: all that a stranger is told. */
export function howToLink(locale: Locale): Reply {
  return {
    html: escapeHtml(say(locale, 'stranger.how')),
    buttons: [pageButton(say(locale, 'stranger.open'), '/notifications')],
  };
}

/** Links the chat by a code, in the open transaction. @param locale of the chat, until the account is known */
export async function linkChat(chatId: string, code: string, locale: Locale): Promise<Reply> {
  const plain = (message: 'link.wrong' | 'link.throttled' | 'link.taken'): Reply => ({
    html: escapeHtml(say(locale, message)),
  });
  if ((await countCode(chatId)) > mostCodes) return plain('link.throttled');
  const userId = await lockUserOfCode(hashCode(code));
  const actor = userId === undefined ? undefined : await actorForUser(userId);
  if (!actor) return plain('link.wrong');
  const holder = await findUserOfChat(chatId);
  // The code goes on working, for when the chat is unlinked.
  if (holder && holder.userId !== actor.userId) return plain('link.taken');
  await forgetCodes(chatId);
  await deleteCodeOf(actor.userId);
  await setLink(actor.userId, chatId);
  await withOrigin(originOf(actor), () => recordAudit('telegram.linked', { userId: actor.userId }, {}));
  return greet({ actor, chatId, timeZone: 'UTC' }, 'link.done');
}

/** Says who is linked. Whoever begins the bot again may be written to again. */
export async function greetAgain(visitor: Visitor): Promise<Reply> {
  await setBlocked(visitor.chatId, false);
  return greet(visitor, 'link.already');
}

function greet(visitor: Visitor, message: 'link.done' | 'link.already'): Reply {
  return help(visitor, sayTo(visitor)(message, { name: visitor.actor.name }));
}

/** The person acts by the bot. */
export const originOf = ({ userId }: Actor) => ({ userId, means: 'telegram', address: null }) as const;
