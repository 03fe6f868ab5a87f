import { Api } from 'grammy';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { AppError } from '#kernel/errors.ts';
import { failureOf, isUnchanged } from './failure.ts';
import { platformFetch } from './platform-fetch.ts';
import type { Buttons, ChatMessage, Telegram } from './port.ts';
import { readUpdate, wantedUpdates } from './update.ts';

export interface TelegramSettings {
  /** From @BotFather. */
  readonly token: string;
  /** Without a slash at its end. */
  readonly apiRoot: string;
  /** What Telegram proves itself by when it brings updates; undefined: they are asked for. */
  readonly webhookSecret: string | undefined;
}

/** Seconds that a call may take; Telegram answers in a tenth of one. */
const patience = 20;
/** Seconds that an answer may come later than updates were to be waited for. */
const slack = 10;
/** Seconds that updates are waited for at most; proxies cut what is silent longer. */
const longestWait = 25;

/** The bot behind this token; nothing is asked before the first call. */
export function openBotApi({ token, apiRoot, webhookSecret }: TelegramSettings): Telegram {
  const common = { apiRoot, fetch: platformFetch };
  const api = new Api(token, { ...common, timeoutSeconds: patience });
  const waiting = new Api(token, { ...common, timeoutSeconds: longestWait + slack });
  let name: Promise<string> | undefined;
  return {
    webhookSecret,
    getName() {
      name ??= called(api.getMe()).then(({ username }) => username);
      // One that failed is asked again.
      name.catch(() => (name = undefined));
      return name;
    },
    async sendMessage({ chatId, html, buttons }: ChatMessage) {
      const { message_id: id } = await called(
        api.sendMessage(Number(chatId), html, { ...asHtml, ...keyboard(buttons) }),
      );
      return String(id);
    },
    async editMessage(messageId, { chatId, html, buttons }) {
      await unlessSo(
        called(api.editMessageText(Number(chatId), Number(messageId), html, { ...asHtml, ...keyboard(buttons) })),
      );
    },
    async editButtons(messageId, chatId, buttons) {
      await unlessSo(called(api.editMessageReplyMarkup(Number(chatId), Number(messageId), keyboard(buttons))));
    },
    async answerPress(pressId, text) {
      await called(api.answerCallbackQuery(pressId, text === undefined ? {} : { text }));
    },
    async setCommands(commands, language) {
      const of = language === 'ru' ? { language_code: 'ru' as const } : {};
      await called(api.setMyCommands([...commands], { scope: { type: 'all_private_chats' }, ...of }));
    },
    async getUpdates(offset, seconds, signal) {
      const updates = await called(
        waiting.getUpdates(
          { offset, timeout: Math.min(seconds, longestWait), limit: 100, allowed_updates: wantedUpdates },
          ofGrammy(signal),
        ),
      );
      return updates.map(readUpdate);
    },
    async setWebhook(url, secret) {
      await called(api.setWebhook(url, { secret_token: secret, allowed_updates: wantedUpdates }));
    },
    async deleteWebhook() {
      await called(api.deleteWebhook({ drop_pending_updates: false }));
    },
    readUpdate,
  };
}

/** Addresses are not looked up for a preview: they lead to pages behind a sign-in. */
const asHtml = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** A signal of Node.js is one of grammY's, which types it by a library of older days. */
function ofGrammy(signal: AbortSignal | undefined): GrammySignal | undefined {
  return isGrammySignal(signal) ? signal : undefined;
}

function isGrammySignal(signal: unknown): signal is GrammySignal {
  return signal instanceof AbortSignal;
}

function keyboard(buttons: Buttons | undefined) {
  if (!buttons) return {};
  const rows = buttons.flatMap((row) => {
    // A row without buttons is none: in development, pages have no address that Telegram opens.
    if (row.length === 0) return [];
    const shown = row.map((button) =>
      'url' in button ? { text: button.text, url: button.url } : { text: button.text, callback_data: button.data },
    );
    return [shown];
  });
  return { reply_markup: { inline_keyboard: rows } };
}

/** @throws AppError, PermanentError of telegram-errors.ts */
async function called<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const { isFinal, code, params } = failureOf(error);
    throw isFinal ? new PermanentError(code, params) : new AppError(code, params);
  }
}

/** An edit that changes nothing is refused by Telegram, and done for us. */
async function unlessSo(edit: Promise<unknown>): Promise<void> {
  try {
    await edit;
  } catch (error) {
    if (!(error instanceof AppError && isUnchanged(error))) throw error;
  }
}
