import type { ServerResponse } from 'node:http';
import { findFault, refusal, result, type Answer, type Arguments, type SentButton } from './protocol.ts';

/** A message of the bot, as it is now. */
export interface SentMessage {
  readonly chatId: string;
  readonly messageId: string;
  readonly at: number;
  html: string;
  buttons: readonly (readonly SentButton[])[];
}

/** What happens in the chats of the bot. */
export interface Chats {
  readonly sent: readonly SentMessage[];
  /** Lines that answered presses of buttons. */
  readonly pressed: readonly string[];
  readonly commands: Readonly<Record<string, Arguments['commands']>>;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** Somebody writes to the bot. @returns the update, as a webhook would bring it */
  say(chatId: string, text: string, language?: string, type?: string): object;
  press(chatId: string, messageId: string, data: string): object;
  /** Somebody stops the bot, or begins again. */
  setMember(chatId: string, status: 'kicked' | 'member'): object;
  /** How many updates nobody has confirmed. */
  readonly waiting: number;
}

interface ServedChats extends Chats {
  answer(method: string, given: Arguments): Answer;
  getUpdates(given: Arguments, response: ServerResponse): Promise<Answer>;
}

type Waiting = { update_id: number } & Record<string, unknown>;

/** The chats of a bot and its updates, as the Bot API keeps them. */
export function createChats(username: string): ServedChats {
  const sent: SentMessage[] = [];
  const pressed: string[] = [];
  const commands: Record<string, Arguments['commands']> = {};
  let updates: Waiting[] = [];
  let lastUpdate = 1000;
  let lastMessage = 0;
  let webhook: { url: string; secret: string } | undefined;
  let wake: (() => void) | undefined;

  function add(update: Record<string, unknown>): object {
    const added = { update_id: ++lastUpdate, ...update };
    updates.push(added);
    wake?.();
    return added;
  }
  const userOf = (chatId: string, language: string) => ({ id: Number(chatId), is_bot: false, language_code: language });

  async function getUpdates({ offset, timeout, limit }: Arguments, response: ServerResponse): Promise<Answer> {
    if (webhook) return refusal(409, "Conflict: can't use getUpdates method while webhook is active");
    updates = updates.filter(({ update_id: id }) => id >= offset);
    if (updates.length === 0 && timeout > 0) {
      wake?.();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeout * 1000);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        response.once('close', wake);
      });
    }
    return result(updates.slice(0, limit));
  }

  function setText(message: SentMessage | undefined, { text, reply_markup: markup }: Arguments): Answer {
    if (!message) return refusal(400, 'Bad Request: message to edit not found');
    const before = JSON.stringify([message.html, message.buttons]);
    if (text !== undefined) message.html = text;
    message.buttons = markup?.inline_keyboard ?? [];
    if (before === JSON.stringify([message.html, message.buttons])) {
      return refusal(400, 'Bad Request: message is not modified');
    }
    return result(true);
  }

  function answer(method: string, given: Arguments): Answer {
    const fault = method === 'answerCallbackQuery' ? undefined : findFault(given.text ?? 'none');
    if (fault !== undefined) return refusal(400, `Bad Request: ${fault}`);
    const [chatId, messageId] = [String(given.chat_id), String(given.message_id)];
    switch (method) {
      case 'getMe':
        return result({ id: 123_456_789, is_bot: true, first_name: 'Pulse.EDU', username });
      case 'sendMessage': {
        const id = ++lastMessage;
        const [html, buttons] = [given.text ?? '', given.reply_markup?.inline_keyboard ?? []];
        sent.push({ chatId, messageId: String(id), at: performance.now(), html, buttons });
        return result({ message_id: id, date: 0, chat: { id: given.chat_id, type: 'private' }, text: html });
      }
      case 'editMessageText':
      case 'editMessageReplyMarkup':
        return setText(
          sent.find((message) => message.chatId === chatId && message.messageId === messageId),
          given,
        );
      case 'answerCallbackQuery':
        pressed.push(given.text ?? '');
        return result(true);
      case 'setWebhook':
        webhook = { url: given.url, secret: given.secret_token };
        return result(true);
      case 'deleteWebhook':
        webhook = undefined;
        return result(true);
      case 'setMyCommands':
        commands[given.language_code] = given.commands;
        return result(true);
      default:
        return refusal(404, 'Not Found: method not found');
    }
  }

  return {
    ...{ sent, pressed, commands, answer, getUpdates },
    get webhook() {
      return webhook;
    },
    get waiting() {
      return updates.length;
    },
    say: (chatId, text, language = 'ru', type = 'private') =>
      add({ message: { message_id: 1, chat: { id: Number(chatId), type }, from: userOf(chatId, language), text } }),
    press(chatId, messageId, data) {
      const message = { message_id: Number(messageId), chat: { id: Number(chatId), type: 'private' } };
      return add({ callback_query: { id: `press ${lastUpdate}`, from: userOf(chatId, 'ru'), data, message } });
    },
    setMember: (chatId, status) =>
      add({ my_chat_member: { chat: { id: Number(chatId), type: 'private' }, new_chat_member: { status } } }),
  };
}
