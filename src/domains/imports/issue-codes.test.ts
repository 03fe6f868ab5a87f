import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issueCodes } from './issue-codes.ts';

const parameters = (sentence: string): string[] => [...new Set(sentence.match(/\{\{\w+\}\}/g))].sort();

const sourceText = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.test)\.ts$/.test(name) && !name.startsWith('issue-codes'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

describe.each(Object.entries(issueCodes))('issue code %s', (code, { ru, en }) => {
  test('has the same parameters in both languages', () => {
    expect(parameters(en)).toEqual(parameters(ru));
  });

  test('is a sentence in each language', () => {
    expect(ru).toMatch(/^[А-ЯЁ«].*\.$/);
    expect(en).toMatch(/^[A-Z"0-9{].*\.$/);
  });

  test('is found by somebody', () => {
    expect(sourceText).toContain(`'${code}'`);
  });
});
