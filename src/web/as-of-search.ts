/** The day as of which a page is shown, in its address: `?asOf=2024-10-12`. */
export interface AsOfSearch {
  readonly asOf?: string;
}

/** Reads it from the address; what is no day is left out. */
export function readAsOf(value: unknown): AsOfSearch {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  return isDay ? { asOf: value } : {};
}

/** The day as a part of an address; undefined: as of now, which has none. */
export function asOfSearch(day: string | undefined): AsOfSearch {
  return day === undefined ? {} : { asOf: day };
}
