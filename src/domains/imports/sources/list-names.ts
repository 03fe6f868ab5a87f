const longestList = 300;

/** Names for an issue, the first of many. */
export function listNames(names: readonly string[]): string {
  const all = names.map((name) => `«${name}»`).join(', ');
  return all.length <= longestList ? all : `${all.slice(0, longestList)}…`;
}
