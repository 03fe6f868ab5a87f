/** Up to two letters that stand for a person: of the first two words of the name that begin with a letter. */
export function initialsOf(name: string): string {
  const words = name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2);
  return words.map((word) => word.slice(0, 1).toUpperCase()).join('');
}
