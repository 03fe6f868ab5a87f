/** What a browser says it is, as far as people tell browsers apart. */
export interface Device {
  /** E.g. `Firefox`; undefined when it is none that we know. */
  readonly browser: string | undefined;
  /** E.g. `Windows`. */
  readonly system: string | undefined;
}

// In this order: most claim to be Chrome and Safari as well.
const browsers = [
  ['Yandex', /YaBrowser\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\/|Opera/],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const;

const systems = [
  ['Windows', /Windows/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad|iPod/],
  ['macOS', /Mac OS X|Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux|X11/],
] as const;

/** Reads a User-Agent header. */
export function deviceOf(userAgent: string | null): Device {
  const find = (kinds: readonly (readonly [string, RegExp])[]): string | undefined =>
    kinds.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0];
  return { browser: find(browsers), system: find(systems) };
}
