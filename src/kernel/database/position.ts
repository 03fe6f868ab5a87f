/**
 * A place in the primary's write-ahead log, in bytes from its beginning. A replica that has replayed it shows
 * everything that was committed before it was read.
 */
export type Position = bigint;

/** More than any server reaches: whoever requires it is served by the primary. */
export const unreachable: Position = 0xffff_ffff_ffff_ffffn;

/** Sixteen hexadecimal digits, so that texts compare as their positions do. */
export function formatPosition(position: Position): string {
  return position.toString(16).padStart(16, '0');
}

/** Undefined when the text is none that `formatPosition` writes. */
export function parsePosition(text: string): Position | undefined {
  return /^[0-9a-f]{16}$/.test(text) ? BigInt(`0x${text}`) : undefined;
}
