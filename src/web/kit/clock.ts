/**
 * The browser's wall clock, in ms since 1970. Only to measure against the server's: what a page calls "now"
 * is the institution's time (i18n/useFormats.ts).
 */
export function browserNow(): number {
  return performance.timeOrigin + performance.now();
}
