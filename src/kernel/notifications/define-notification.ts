import type { z } from 'zod';
import type { Role } from '../actor.ts';
import type { Locale } from '../locale.ts';
import type { Channel } from './contract.ts';

/** For whom words are chosen. */
export interface Reader {
  readonly name: string;
  readonly locale: Locale;
  /** IANA name of the zone whose clocks the reader sees. */
  readonly timeZone: string;
}

/** A line of a list: what it is about, what is to be said of it, and the page that shows it. */
export interface NotificationItem {
  readonly text: string;
  readonly detail?: string;
  /** Path of a page, e.g. `/courses/7`. */
  readonly path?: string;
}

/** What is said, in one language, for every channel to lay out: plain text, never markup. */
export interface NotificationWords {
  readonly subject: string;
  /** Without a greeting: the channel greets. */
  readonly paragraphs: readonly string[];
  readonly lists?: readonly { readonly title?: string; readonly items: readonly NotificationItem[] }[];
  /** The one thing to do next: what the button says and the path of its page. */
  readonly action?: { readonly text: string; readonly path: string };
}

/** A kind of notification: defined by the domain in which it happens, in its `notifications.ts`. */
export interface NotificationKind<Facts = unknown> {
  /** Stable, `domain.what`, e.g. `reminders.deadline`. */
  readonly name: string;
  /** What the words need, ids and names; kept in the database until the notification is removed. */
  readonly facts: z.ZodType<Facts>;
  /** Who may get it: the page of preferences shows it to these. */
  readonly roles: readonly Role[];
  /** What the kind is called on the page of preferences, and when it comes. */
  readonly title: Readonly<Record<Locale, string>>;
  readonly about: Readonly<Record<Locale, string>>;
  /** Channels by which it comes as long as a person has chosen nothing else. */
  readonly channels: readonly Channel[];
  /** Comes at once, whatever the hour and however many came before: what cannot wait for morning. Default: no. */
  readonly isUrgent?: boolean;
  words(facts: Facts, reader: Reader): NotificationWords;
  /** Facts as they could be, for the administrator's preview. */
  example(locale: Locale): Facts;
  /**
   * Which of these notifications are still so, asked in sets right before they are planned and sent: a reminder of
   * what is done meanwhile is left out. Default: all.
   */
  stillHolds?(notifications: readonly Raised<Facts>[]): Promise<ReadonlySet<string>>;
  /**
   * What these notifications have to say now, by id, asked right before they are sent: of several things that were to be
   * told, some may be settled. One that is absent has nothing to say any more. Default: what was raised.
   */
  renew?(notifications: readonly Raised<Facts>[]): Promise<ReadonlyMap<string, Facts>>;
}

/** A notification as its kind sees it when it asks whether it still holds. */
export interface Raised<Facts = unknown> {
  readonly id: string;
  readonly userId: string;
  readonly facts: Facts;
}

/** Defines a kind of notification, for the `notifications` of a domain's manifest. */
export function defineNotification<Facts>(kind: NotificationKind<Facts>): NotificationKind<Facts> {
  return kind;
}
