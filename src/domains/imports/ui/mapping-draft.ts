import type { ColumnMeaning, ImportTable, PreviewColumn, TableMapping, WordMeaning } from '../mapping/contract.ts';

/** What somebody has decided of a file so far; what is not here is as the server guesses. */
export interface MappingDraft {
  /** By index of the column; null: taken back. */
  readonly columns: Readonly<Record<number, ColumnMeaning | null>>;
  readonly words: Readonly<Record<string, WordMeaning | null>>;
  readonly decimalMark: TableMapping['decimalMark'] | undefined;
  readonly dateOrder: TableMapping['dateOrder'] | undefined;
}

export const emptyDraft: MappingDraft = { columns: {}, words: {}, decimalMark: undefined, dateOrder: undefined };

export interface DraftColumn extends PreviewColumn {
  readonly index: number;
  readonly meaning: ColumnMeaning | null;
  readonly from: PreviewColumn['reason'] | 'profile' | 'chosen';
}

/** The columns with what each is: as chosen, else as the profile of such files says, else as guessed. */
export function columnsOf({ columns, profile }: ImportTable, draft: MappingDraft): DraftColumn[] {
  return columns.map((column, index): DraftColumn => {
    const chosen = draft.columns[index];
    if (chosen !== undefined) return { ...column, index, meaning: chosen, from: 'chosen' };
    const known = profile?.mapping.columns.find(
      ({ header, occurrence }) =>
        header.toLowerCase() === column.header.toLowerCase() && occurrence === column.occurrence,
    );
    if (known) return { ...column, index, meaning: known.meaning, from: 'profile' };
    return { ...column, index, meaning: column.guess, from: column.reason };
  });
}

export interface DraftWord {
  readonly text: string;
  readonly count: number;
  readonly meaning: WordMeaning | null;
  /** It stands among lessons, not works. */
  readonly ofLessons: boolean;
}

/** The server finds headers within so many rows by themselves. */
const rowsLookedAt = 20;
const mostWords = 200;

const results: readonly (ColumnMeaning | null)[] = ['score', 'status', 'attendance'];

/** The words of the columns of results, the most frequent first, those without a meaning before all others. */
export function wordsOf(columns: readonly DraftColumn[], table: ImportTable, draft: MappingDraft): DraftWord[] {
  const words = new Map<string, DraftWord>();
  for (const column of columns) {
    if (!results.includes(column.meaning)) continue;
    const ofLessons = column.meaning === 'attendance';
    for (const { text, count, work, lesson } of column.words) {
      const known = table.profile?.mapping.words.find((word) => word.text === text)?.meaning;
      const usual = ofLessons ? lesson : work;
      const chosen = draft.words[text];
      const meaning = chosen === undefined ? (known ?? usual) : chosen;
      const before = words.get(text)?.count ?? 0;
      words.set(text, { text, count: before + count, meaning, ofLessons });
    }
  }
  return [...words.values()].sort(
    (a, b) => Number(a.meaning !== null) - Number(b.meaning !== null) || b.count - a.count,
  );
}

/** What is sent: columns that are assigned, and words that mean something else than usual. */
export function mappingOf(table: ImportTable, draft: MappingDraft): TableMapping {
  const columns = columnsOf(table, draft);
  const words = wordsOf(columns, table, draft).flatMap(({ text, meaning }) =>
    meaning === null ? [] : [{ text, meaning }],
  );
  return {
    // In the next such file the headers may stand in another row.
    headerRow: table.headerRow <= rowsLookedAt ? null : table.headerRow,
    columns: columns.flatMap(({ header, occurrence, meaning }) =>
      meaning === null ? [] : [{ header, occurrence, meaning }],
    ),
    words: words.slice(0, mostWords),
    decimalMark: draft.decimalMark ?? table.profile?.mapping.decimalMark ?? 'auto',
    dateOrder: draft.dateOrder ?? table.profile?.mapping.dateOrder ?? 'auto',
  };
}

/** Letter of a column, `A` for 0, `AA` for 26. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
