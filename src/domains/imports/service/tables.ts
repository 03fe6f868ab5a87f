import { fillSentence, type Locale } from '#kernel/locale.ts';
import { issueCodes } from '../issue-codes.ts';
import { ReadingError } from '../reading-error.ts';
import { readTable } from '../reading/read-table.ts';
import type { TextTable } from '../reading/table-messages.ts';

/**
 * Reads the first visible sheet of a small file as text; for other domains that take tables of people or things.
 *
 * @param maxRows rows below the header; of a longer sheet one more is returned, which tells
 * @returns the table, or a sentence that says why the file cannot be read and what to do
 */
export async function readSmallTable(
  content: Uint8Array,
  fileName: string,
  maxRows: number,
  locale: Locale,
): Promise<TextTable | { readonly refusal: string }> {
  try {
    return await readTable(content, fileName, maxRows);
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return { refusal: fillSentence(issueCodes[error.code][locale], error.params) };
  }
}
