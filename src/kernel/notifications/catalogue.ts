import type { NotificationKind } from './define-notification.ts';

/** A kind of whatever facts; it parses its own before it makes words of them. */
export type AnyNotificationKind = NotificationKind;

/** All kinds of notifications this program knows, by name. */
export interface NotificationCatalogue {
  find(name: string): AnyNotificationKind | undefined;
  list(): readonly AnyNotificationKind[];
}

/** Builds the catalogue. Throws when two kinds share a name, so that the program does not start. */
export function createNotificationCatalogue(kinds: readonly AnyNotificationKind[]): NotificationCatalogue {
  const byName = new Map<string, AnyNotificationKind>();
  for (const kind of kinds) {
    if (byName.has(kind.name)) throw new Error(`two kinds of notifications are named ${kind.name}`);
    byName.set(kind.name, kind);
  }
  return { find: (name) => byName.get(name), list: () => [...byName.values()] };
}
