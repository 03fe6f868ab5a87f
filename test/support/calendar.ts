import ICAL from 'ical.js';

/** The events of a calendar, by a parser that is not the writer's. */
export function readEvents(text: string): ICAL.Event[] {
  const parsed: unknown = ICAL.parse(text);
  if (!Array.isArray(parsed)) throw new Error('this is no calendar');
  const events = new ICAL.Component(parsed).getAllSubcomponents('vevent');
  return events.map((component) => new ICAL.Event(component));
}
