import type { Buttons } from '#adapters/telegram/port.ts';

/** What the bot says and shows beside it. */
export interface Reply {
  readonly html: string;
  readonly buttons?: Buttons;
}

/** One thing that the bot does in a chat to answer an update. */
export type Step =
  | ({ readonly do: 'send' } & Reply)
  | ({ readonly do: 'edit'; readonly messageId: string } & Reply)
  | { readonly do: 'buttons'; readonly messageId: string; readonly buttons: Buttons }
  | { readonly do: 'press'; readonly pressId: string; readonly text?: string };
