import { z } from 'zod';
import type { Update } from './port.ts';

/** Kinds of updates that the bot answers; Telegram keeps the others to itself. */
export const wantedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

const chat = z.object({ id: z.int(), type: z.string() });
const from = z.object({ language_code: z.string().optional() }).optional();
const updateSchema = z.object({
  update_id: z.int().nonnegative(),
  message: z.object({ chat, from, text: z.string().optional() }).optional(),
  callback_query: z
    .object({
      id: z.string(),
      from,
      data: z.string().optional(),
      message: z.object({ message_id: z.int(), chat }).optional(),
    })
    .optional(),
  my_chat_member: z.object({ chat, new_chat_member: z.object({ status: z.string() }) }).optional(),
});

const isPrivate = ({ type }: z.infer<typeof chat>): boolean => type === 'private';

/** An update of the Bot API as the bot knows it. @throws ZodError when it is none */
export function readUpdate(brought: unknown): Update {
  const { update_id: id, message, callback_query: press, my_chat_member: member } = updateSchema.parse(brought);
  if (message?.text !== undefined && isPrivate(message.chat)) {
    const language = message.from?.language_code;
    return { id, kind: 'text', chatId: String(message.chat.id), text: message.text, language };
  }
  if (press?.message && press.data !== undefined && isPrivate(press.message.chat)) {
    const { message_id: messageId, chat } = press.message;
    const language = press.from?.language_code;
    const where = { chatId: String(chat.id), messageId: String(messageId) };
    return { id, kind: 'button', ...where, pressId: press.id, data: press.data, language };
  }
  if (member && isPrivate(member.chat)) {
    const kind = member.new_chat_member.status === 'kicked' ? 'stopped' : 'begun';
    return { id, kind, chatId: String(member.chat.id) };
  }
  return { id, kind: 'other' };
}
