/** Tells the time of the university. Business code asks the clock, never the machine. */
export interface Clock {
  /** The current instant, or the frozen one of PULSE_NOW. */
  now(): Date;
  /** IANA name of the institution's time zone, e.g. `Europe/Moscow`. */
  readonly timeZone: string;
}

export function systemClock(timeZone: string): Clock {
  return { timeZone, now: () => new Date() };
}

/** A clock that stands still: every metric is then computed as of this instant. */
export function frozenClock(timeZone: string, instant: Date): Clock {
  return { timeZone, now: () => new Date(instant) };
}
