/** Fewer different characters are a pattern, e.g. `1212121212`. */
const fewestCharacters = 5;

/**
 * Whether a password is one of those tried first: common, the person's own name, or one of these with digits and signs
 * around it.
 *
 * @param common in lower case
 * @param names login and address of the person
 */
export function guessableBy(password: string, common: ReadonlySet<string>, names: readonly string[]): boolean {
  const typed = password.toLowerCase();
  if (new Set(typed).size < fewestCharacters) return true;
  const core = typed.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const own = names.flatMap((name) => [name.toLowerCase(), name.toLowerCase().split('@').at(0) ?? '']);
  return [typed, core].some((word) => word !== '' && (common.has(word) || own.includes(word)));
}
