import type { z } from 'zod';
import type { Locale } from '../locale.ts';

type Issue = z.core.$ZodIssue;

/** A request that its route's schema does not accept. */
export class InvalidRequest extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('the request does not match the schema of its route');
    this.name = 'InvalidRequest';
    this.issues = issues;
  }
}

/** How many faults of a request one answer names. */
const named = 3;

/** What is wrong, field by field, e.g. `login: is missing; limit: must be at most 100`. */
export function describeIssues(issues: readonly Issue[], locale: Locale): string {
  return issues
    .slice(0, named)
    .map((issue) => [issue.path.join('.'), describe(issue, words[locale])].filter((part) => part !== '').join(': '))
    .join('; ');
}

interface Words {
  missing: string;
  type: (type: string) => string;
  oneOf: (values: string) => string;
  format: (format: string) => string;
  extra: (keys: string) => string;
  atLeast: (size: string, of: Measured) => string;
  atMost: (size: string, of: Measured) => string;
}

/** What a size counts: characters of a text, entries of a list, or the number itself. */
type Measured = 'characters' | 'entries' | 'number';

const words: Record<Locale, Words> = {
  ru: {
    missing: 'не указано',
    type: (type) => `нужно значение типа ${type}`,
    oneOf: (values) => `допустимо только ${values}`,
    format: (format) => `не соответствует формату ${format}`,
    extra: (keys) => `лишние поля: ${keys}`,
    atLeast: (size, of) => `не меньше ${size}${units.ru[of]}`,
    atMost: (size, of) => `не больше ${size}${units.ru[of]}`,
  },
  en: {
    missing: 'is missing',
    type: (type) => `must be of type ${type}`,
    oneOf: (values) => `must be ${values}`,
    format: (format) => `does not have the format ${format}`,
    extra: (keys) => `unknown fields: ${keys}`,
    atLeast: (size, of) => `must be at least ${size}${units.en[of]}`,
    atMost: (size, of) => `must be at most ${size}${units.en[of]}`,
  },
};

// Abbreviated in Russian: the word would have to agree with the number.
const units: Record<Locale, Record<Measured, string>> = {
  ru: { characters: ' симв.', entries: ' элем.', number: '' },
  en: { characters: ' characters', entries: ' entries', number: '' },
};

function describe(issue: Issue, say: Words): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? say.missing : say.type(issue.expected);
    case 'invalid_value':
      return say.oneOf(issue.values.map(String).join(', '));
    case 'invalid_format':
      return say.format(issue.format);
    case 'too_small':
      return say.atLeast(String(issue.minimum), measured(issue.origin));
    case 'too_big':
      return say.atMost(String(issue.maximum), measured(issue.origin));
    case 'unrecognized_keys':
      return say.extra(issue.keys.join(', '));
    default:
      return issue.message;
  }
}

function measured(origin: string): Measured {
  if (origin === 'string') return 'characters';
  return origin === 'array' || origin === 'set' ? 'entries' : 'number';
}
