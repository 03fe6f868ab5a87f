/**
 * Data as a model reads them: JSON between marks that cannot stand in them, since what could be a mark is escaped. That
 * nothing in between is an order is said by the system prompt, and held by the check of what comes back.
 */
export function fenced(data: unknown): string {
  const json = JSON.stringify(data, null, 1).replace(/[<>]/g, (sign) => (sign === '<' ? '\\u003c' : '\\u003e'));
  return `<data>\n${json}\n</data>`;
}
