/** A run of words that stayed, went or came. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * What changed between two texts, word by word, by their longest common subsequence; the least is marked. Spaces belong
 * to the word before them. Texts of advice have at most some 100 words, so the table of all pairs is small.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const lengths = commonLengths(old, now);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [word, other] = [old[i], now[j]];
    if (word !== undefined && other !== undefined && isSame(word, other)) {
      add(parts, 'same', other);
      [i, j] = [i + 1, j + 1];
    } else if (
      word !== undefined &&
      (other === undefined || lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))
    ) {
      add(parts, 'removed', word);
      i += 1;
    } else {
      add(parts, 'added', other ?? '');
      j += 1;
    }
  }
  return parts;
}

const wordsOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];
const isSame = (one: string, other: string): boolean => one.trimEnd() === other.trimEnd();
const lengthAt = (lengths: readonly (readonly number[])[], i: number, j: number): number => lengths[i]?.[j] ?? 0;

/** Of the longest common subsequence of what follows each pair of places. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (!row) continue;
      row[j] = isSame(old[i] ?? '', now[j] ?? '')
        ? lengthAt(lengths, i + 1, j + 1) + 1
        : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  }
  return lengths;
}

function add(parts: DiffPart[], kind: DiffPart['kind'], word: string): void {
  const last = parts.at(-1);
  if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + word };
  else parts.push({ kind, text: word });
}
