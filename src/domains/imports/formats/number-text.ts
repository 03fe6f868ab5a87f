import { withoutInvisible } from './clean-text.ts';

export type DecimalMark = '.' | ',';

/** A number as it is written, read as far as the text alone tells. */
export interface NumberText {
  /** Its value, when an ambiguous mark is the decimal mark. */
  readonly value: number;
  /** The decimal mark that the text shows or, when it is ambiguous, may show. */
  readonly mark: DecimalMark | undefined;
  /** `1,234` may be a thousand and more, or one and a bit. */
  readonly isAmbiguous: boolean;
}

/** Blanks between groups of three digits: plain, no-break, thin, narrow no-break. */
const blank = '[ \u00a0\u2009\u202f]';
const spaced = new RegExp(String.raw`^[-+]?\d{1,3}(?:${blank}\d{3})+(?:[.,]\d+)?$`);
const plain = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;
const grouped = /^[-+]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+|(?:\.\d{3}){2,}|(?:,\d{3}){2,})$/;
const ambiguous = /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/;
/** From here on a number of the computer no longer keeps every digit. */
const tooLarge = 1e15;

function lastMark(text: string): DecimalMark | undefined {
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  return at < 0 ? undefined : text[at] === '.' ? '.' : ',';
}

/** The decimal mark of a text in groups: the last mark, unless all marks are of one kind and so part groups. */
function markOfGroups(text: string): DecimalMark | undefined {
  const last = lastMark(text);
  const onlyGroups = text.split(last ?? '').length > 2;
  if (!onlyGroups) return last;
  return last === '.' ? ',' : '.';
}

/**
 * Reads `12`, `18,5`, `18.5`, `1 234,5`, `1.234,5`, `-0.25`, with a decimal point or comma and any of the blanks that
 * spreadsheets put between thousands.
 *
 * @returns undefined when the text is no number
 */
export function readNumberText(text: string): NumberText | undefined {
  const trimmed = withoutInvisible(text)
    .trim()
    .replace(/^[−–](?=\d)/, '-');
  const isGrouped = grouped.test(trimmed);
  if (!isGrouped && !spaced.test(trimmed) && !plain.test(trimmed)) return undefined;
  const joined = trimmed.replace(new RegExp(blank, 'g'), '');
  const mark = isGrouped ? markOfGroups(joined) : lastMark(joined);
  const digits = isGrouped ? joined.replaceAll(mark === '.' ? ',' : '.', '') : joined;
  const value = Number(digits.replace(',', '.'));
  return Math.abs(value) < tooLarge ? { value, mark, isAmbiguous: ambiguous.test(trimmed) } : undefined;
}
