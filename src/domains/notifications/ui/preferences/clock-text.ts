/** What a clock shows at a minute of the day, as the field of a time holds it, e.g. `22:00`. */
export function toClockText(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The minute of the day that a field of a time holds; undefined while it is being typed. */
export function fromClockText(text: string): number | undefined {
  const found = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}
