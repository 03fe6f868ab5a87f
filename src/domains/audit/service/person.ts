import type { Locale } from '#kernel/locale.ts';
import { wordAction } from '../actions.messages.ts';
import * as store from '../store/person.ts';

export { countEventsOfPerson } from '../store/person.ts';

/** An event as its person may see it: others by their roles, not by name. */
export type PersonEvent = Omit<store.PersonEventRow, 'at' | 'details'> & { at: string; sentence: string };

/** What the person did, and what others did to the person or looked at, newest first. */
export async function listEventsOfPerson(
  person: store.AuditedPerson,
  limit: number,
  locale: Locale,
): Promise<PersonEvent[]> {
  return (await store.listEventsOfPerson(person, limit)).map((row) => toEvent(row, locale));
}

/** Who looked at the person's own data, newest first. */
export async function listLooks(person: store.AuditedPerson, limit: number, locale: Locale): Promise<PersonEvent[]> {
  return (await store.listLooks(person, limit)).map((row) => toEvent(row, locale));
}

function toEvent({ at, details, ...event }: store.PersonEventRow, locale: Locale): PersonEvent {
  return { ...event, at: at.toISOString(), sentence: wordAction(event.action, details, locale) };
}
