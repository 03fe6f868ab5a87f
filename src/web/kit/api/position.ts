let highest: string | undefined;

/**
 * Remembers up to where the server must show the page what has happened: it was told of a change. Sixteen hexadecimal
 * digits, so that texts compare as what they mean.
 */
export function requirePosition(position: string): void {
  if (highest === undefined || position > highest) highest = position;
}

/** What calls say of it. Without it, a replica of the database that is a moment behind might answer. */
export function positionHeaders(): Record<string, string> {
  return highest === undefined ? {} : { 'X-Pulse-Position': highest };
}
