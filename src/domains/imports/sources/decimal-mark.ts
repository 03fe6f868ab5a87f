import { readNumberText, type DecimalMark } from '../formats/number-text.ts';

/** Which mark the numbers of a file have, and an example of it. */
export interface FileDecimals {
  /** Undefined: nothing in the file tells. */
  readonly mark: DecimalMark | undefined;
  readonly example: string;
}

const markBeside: Readonly<Record<string, DecimalMark>> = { ',': '.', ';': ',' };

/**
 * The decimal mark of a file: that of most numbers which show theirs, else the one that goes with what separates its
 * fields. A comma cannot well be both.
 *
 * @param texts every text that may hold numbers
 */
export function decideDecimals(texts: Iterable<string>, delimiter: string | undefined): FileDecimals {
  const shown = { '.': { count: 0, example: '' }, ',': { count: 0, example: '' } };
  for (const text of texts) {
    if (text === '') continue;
    for (const part of text.split('/')) {
      const number = readNumberText(part.replace(/%\s*$/, ''));
      if (!number?.mark || number.isAmbiguous) continue;
      const seen = shown[number.mark];
      seen.count += 1;
      if (seen.example === '') seen.example = part.trim();
    }
  }
  const byDelimiter = delimiter === undefined ? undefined : markBeside[delimiter];
  const difference = shown['.'].count - shown[','].count;
  if (difference === 0) {
    const mark = byDelimiter ?? (shown['.'].count > 0 ? '.' : undefined);
    return { mark, example: mark === undefined ? '' : shown[mark].example };
  }
  const mark = difference > 0 ? '.' : ',';
  return { mark, example: shown[mark].example };
}
