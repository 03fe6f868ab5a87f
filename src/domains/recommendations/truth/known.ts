/** What a number counts. */
export type Unit = 'percent' | 'things' | 'weeks' | 'days';

export interface KnownNumber {
  readonly value: number;
  readonly unit: Unit;
}

/** What a text may say: whatever it says beyond this is refused. Every kind of recommendation makes one of its facts. */
export interface Known {
  readonly language: 'ru' | 'en';
  readonly mostItems: number;
  /** Characters of the opening and of each item. */
  readonly longestItem: number;
  /** Things that may be named; `due`: a day, the only one that may be said of it. */
  readonly activities: readonly { readonly id: number; readonly name: string; readonly due: string | null }[];
  readonly topics: readonly string[];
  /** Days that may be said of anything. */
  readonly dates?: readonly string[];
  /** The others may be spoken of: the staff knows them all. */
  readonly isForStaff?: boolean;
  /** Texts that may be repeated word by word. */
  readonly quotes: readonly string[];
  readonly numbers: readonly KnownNumber[];
  /** Numbers that stand behind a word: question 3, week 2. */
  readonly ordinals: readonly number[];
  /** Zones that may be said of the student as they are or were. */
  readonly zones: readonly string[];
  /** A zone that may be promised to whoever does all of these, which the same text must name. */
  readonly promises: readonly { readonly zone: string; readonly activityIds: readonly number[] }[];
  /** False: nothing is overdue, and no text may say that something is. */
  readonly isSomethingOverdue: boolean;
  /** Texts that a model was told and must not tell. */
  readonly instructions: readonly string[];
}

/** Why a text is refused. */
export const faultCodes = [
  ...['too_many', 'too_long', 'wrong_language', 'invented_number', 'invented_date', 'relative_date', 'invented_name'],
  ...['unproved_promise', 'invented_overdue', 'address', 'markup', 'tone', 'judgement', 'of_others', 'leak', 'no_json'],
] as const;
export type FaultCode = (typeof faultCodes)[number];

export interface Fault {
  readonly code: FaultCode;
  /** The words that are at fault, or how many there are. */
  readonly words: string;
}
