import { describe, expect, it } from 'vitest';
import { translate, type Messages, type Phrase } from './messages.ts';

const modules: Record<string, Record<string, unknown>> = import.meta.glob(
  ['../../**/messages.ts', '../../../domains/*/ui/messages.ts', '!./messages.ts'],
  { eager: true },
);
const catalogues = Object.values(modules).flatMap((module) => Object.values(module).filter(isMessages));

function isMessages(value: unknown): value is Messages<string> {
  return typeof value === 'object' && value !== null && 'namespace' in value && 'phrases' in value;
}

/** Every form of a phrase in a language. */
function formsOf(text: Phrase['ru'] | Phrase['en']): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

function placeholdersOf(forms: readonly string[]): string[] {
  return [...new Set(forms.flatMap((form) => form.match(/\{\{\w+/g) ?? []))].sort();
}

describe('the catalogues of the interface', () => {
  it('exist, each under a name of its own', () => {
    const names = catalogues.map(({ namespace }) => namespace);
    expect(names.length).toBeGreaterThanOrEqual(8);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(catalogues.map((catalogue) => [catalogue.namespace, catalogue] as const))(
    '%s: every phrase has words and the same parameters in both languages',
    (_namespace, { phrases }) => {
      for (const [key, { ru, en }] of Object.entries(phrases)) {
        expect([...formsOf(ru), ...formsOf(en)], key).not.toContain('');
        expect(placeholdersOf(formsOf(en)), key).toEqual(placeholdersOf(formsOf(ru)));
      }
    },
  );

  it.each(catalogues.map((catalogue) => [catalogue.namespace, catalogue] as const))(
    '%s: Russian phrases are Russian, English ones English',
    (_namespace, { phrases }) => {
      for (const [key, { ru, en }] of Object.entries(phrases)) {
        expect(formsOf(en).join(' '), key).not.toMatch(/[а-яё]/i);
        expect(typeof ru, key).toBe(typeof en === 'string' ? 'string' : 'object');
      }
    },
  );
});

describe('translate', () => {
  const catalogue = catalogues.find(({ namespace }) => namespace === 'risk');

  it.each([
    [1, '1 студент'],
    [2, '2 студента'],
    [5, '5 студентов'],
    [11, '11 студентов'],
    [21, '21 студент'],
    [1.5, '1.5 студента'],
  ])('chooses the Russian form for %d', (count, words) => {
    if (catalogue === undefined) throw new Error('no catalogue "risk"');
    expect(translate(catalogue, 'ru')('zones.students', { count })).toBe(words);
  });

  it('fills the parameters in', () => {
    if (catalogue === undefined) throw new Error('no catalogue "risk"');
    expect(translate(catalogue, 'en')('zones.filter', { zone: 'C' })).toBe('Show only zone C');
  });
});
