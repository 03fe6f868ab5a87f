/** A button below a message: it brings `data` (at most 64 bytes) back to us, or opens an address. */
export type Button = { readonly text: string; readonly data: string } | { readonly text: string; readonly url: string };
/** Rows of buttons. */
export type Buttons = readonly (readonly Button[])[];

/** A message to one chat. */
export interface ChatMessage {
  readonly chatId: string;
  /** HTML as Telegram knows it; at most 4096 characters. */
  readonly html: string;
  readonly buttons?: Buttons;
}

/** What somebody does in a chat with the bot. */
export type Update = { readonly id: number } & (
  | {
      readonly kind: 'text';
      readonly chatId: string;
      readonly text: string;
      /** What the person's program speaks, e.g. `ru`; undefined when it does not say. */
      readonly language: string | undefined;
    }
  | {
      readonly kind: 'button';
      readonly chatId: string;
      readonly messageId: string;
      readonly pressId: string;
      readonly data: string;
      readonly language: string | undefined;
    }
  | {
      /** The person has stopped the bot, or begun again. */
      readonly kind: 'stopped' | 'begun';
      readonly chatId: string;
    }
  /** Nothing that the bot answers: also whatever happens in groups, where others would read along. */
  | { readonly kind: 'other' }
);

/** A command in the menu of the bot. */
export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

/**
 * The bot in Telegram. Every call throws AppError telegram.failed when it may succeed later, telegram.too_many with the
 * seconds to wait, PermanentError telegram.blocked, telegram.chat_gone or telegram.refused when it never will.
 */
export interface Telegram {
  /** What Telegram proves itself by when it brings updates; undefined: they are asked for. */
  readonly webhookSecret: string | undefined;
  /** Name of the bot, without @; asked once. */
  getName(): Promise<string>;
  /** @returns number of the message in its chat */
  sendMessage(message: ChatMessage): Promise<string>;
  /** Changes a message; one that is so already stays. */
  editMessage(messageId: string, message: ChatMessage): Promise<void>;
  editButtons(messageId: string, chatId: string, buttons: Buttons): Promise<void>;
  /** Ends the waiting of who pressed a button, with a line of at most 200 characters or none. */
  answerPress(pressId: string, text?: string): Promise<void>;
  /** The menu for who speaks the language; without one for everybody else. */
  setCommands(commands: readonly BotCommand[], language?: string): Promise<void>;
  /**
   * Updates from `offset` on; those before are forgotten by Telegram. Waits for the first.
   *
   * @param seconds how long to wait
   */
  getUpdates(offset: number, seconds: number, signal: AbortSignal): Promise<Update[]>;
  /** Has updates brought to the address from now on. */
  setWebhook(url: string, secret: string): Promise<void>;
  /** Has updates kept until they are asked for; none that waits is lost. */
  deleteWebhook(): Promise<void>;
  /** What Telegram has brought. @throws ZodError when it is no update */
  readUpdate(brought: unknown): Update;
}
