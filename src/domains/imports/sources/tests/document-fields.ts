import { withoutControls, withoutInvisible } from '../../formats/clean-text.ts';
import type { IssueList } from '../issue-list.ts';
import { normalisedName } from '../names.ts';

/** Longer texts of questions and answers are a mistake of the file. */
export const longestText = 10_000;

type Wanted = 'text' | 'list';

const wantedWords: Record<Wanted, string> = { text: 'текст или число / text or number', list: 'список / list' };

/** Where in a document something stands, and where problems of it go. */
export interface DocumentPlace {
  readonly fileName: string;
  readonly path: string;
  readonly issues: IssueList;
}

export const at = (place: DocumentPlace, path: string): DocumentPlace => ({ ...place, path: place.path + path });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of an object by its name, however it is written; undefined when it has none. */
export function fieldOf(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  const wanted = normalisedName(name);
  return Object.entries(value).find(([key]) => normalisedName(key) === wanted)?.[1];
}

export const hasField = (value: unknown, name: string): boolean => fieldOf(value, name) !== undefined;

/** A text as it is kept; a number is its digits. Undefined when it is neither. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? withoutControls(withoutInvisible(value.normalize('NFC'))).trim() : undefined;
}

function reportMissing({ fileName, path, issues }: DocumentPlace, field: string, wanted: Wanted): void {
  issues.add('tests.no_field', { sheet: fileName, column: path }, { field, wanted: wantedWords[wanted] });
}

/** Whether a text is too long to be one; reports it. */
export function isTooLong(text: string, { fileName, path, issues }: DocumentPlace): boolean {
  if (text.length <= longestText) return false;
  issues.add('tests.too_long', { sheet: fileName, column: path, value: text }, { max: longestText });
  return true;
}

/** A text that must be there; reports it when it is not. */
export function requiredText(value: unknown, field: string, place: DocumentPlace): string | undefined {
  const text = textOf(fieldOf(value, field));
  if (text === undefined || text === '') {
    reportMissing(place, field, 'text');
    return undefined;
  }
  return isTooLong(text, at(place, `.${field}`)) ? undefined : text;
}

/** A list that must be there; reports it when it is not. */
export function requiredList(value: unknown, field: string, place: DocumentPlace): readonly unknown[] {
  const list = fieldOf(value, field);
  if (Array.isArray(list)) return list;
  reportMissing(place, field, 'list');
  return [];
}
