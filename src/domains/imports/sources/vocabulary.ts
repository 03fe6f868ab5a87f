import { cellText } from '../formats/cell-text.ts';
import type { Cell } from '../formats/workbook.ts';
import { normalisedName } from './names.ts';

function plain(text: string): string {
  return normalisedName(text).replaceAll('ё', 'е').replace(/\.$/, '');
}

/** Texts a system writes for a meaning, compared without regard to case, blanks, ё and a full stop at the end. */
export class Vocabulary<Meaning extends string> {
  readonly #exact = new Map<string, Meaning>();
  readonly #plain = new Map<string, Meaning>();
  /** All texts, for people. */
  readonly accepted: string;

  constructor(entries: readonly (readonly [Meaning, ...string[]])[]) {
    for (const [meaning, ...texts] of entries) {
      for (const text of texts) {
        this.#exact.set(text, meaning);
        this.#plain.set(plain(text), meaning);
      }
    }
    this.accepted = [...this.#exact.keys()].map((text) => `«${text}»`).join(', ');
  }

  /** What a cell means; undefined when its text is not among ours. Numbers and booleans are known by their text. */
  find(cell: Cell): Meaning | undefined {
    if (cell === null || typeof cell === 'object') return undefined;
    const text = cellText(cell);
    // Nearly every cell is written just so, and making a text plain costs many times more.
    return this.#exact.get(text) ?? this.#plain.get(plain(text));
  }
}
