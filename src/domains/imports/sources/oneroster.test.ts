import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { placesOf } from '#test/fixtures/parsed-files.ts';
import { plainRoster as plain } from '#test/fixtures/roster.ts';
import { codesOf, errorsOf, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { findSharedFile } from '#test/fixtures/shared-data.ts';
import { zipOf } from '#test/fixtures/zip-files.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { writeOneroster, type RosterDescription } from '../templates/oneroster.ts';

const parse = (files: Readonly<Record<string, Uint8Array>>): ParsedFile => parseAs(zipOf(files), 'набор.zip');
const read = (bundle: RosterDescription): ParsedFile => parse(writeOneroster(bundle));

/** The plain bundle with the text of a table changed. */
function readChanged(table: string, change: (text: string) => string, bundle = plain): ParsedFile {
  const files = writeOneroster(bundle);
  const text = change(Buffer.from(files[`${table}.csv`] ?? []).toString());
  return parse({ ...files, [`${table}.csv`]: Buffer.from(text) });
}

const word = fc
  .string({ unit: fc.constantFrom('а', 'б', ' ', 'X', ',', '"', '\n', '9'), maxLength: 8 })
  .map((rest) => rest.trim());

const bundles: fc.Arbitrary<RosterDescription> = fc
  .record({ titles: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), items: fc.array(word, { maxLength: 3 }) })
  .chain(({ titles, items }) => {
    const classes = titles.map((title, index) => ({ id: `k${String(index)}`, title: `Класс ${title}` }));
    const lineItems = classes.flatMap(({ id }) =>
      items.map((title, index) => ({ id: `${id}-${String(index)}`, title: `Тест ${title}`, class: id, maximum: 12.5 })),
    );
    const students = plain.users.filter(({ role }) => role === 'student');
    const score = fc.oneof(
      fc.record({ scoreStatus: fc.constant('fully graded'), score: fc.nat(1250).map((cents) => cents / 100) }),
      fc.record({ scoreStatus: fc.constantFrom('exempt', 'submitted', 'not submitted') }),
    );
    return fc.record({
      version: fc.constantFrom('1.1' as const, '1.2' as const),
      users: fc.constant(plain.users),
      classes: fc.constant(classes),
      enrolments: fc.constant(classes.flatMap(({ id }) => plain.users.map((user) => ({ class: id, user: user.id })))),
      lineItems: fc.constant(lineItems),
      results: fc
        .shuffledSubarray(lineItems.flatMap(({ id }) => students.map((one) => ({ lineItem: id, student: one.id }))))
        .chain((chosen) => fc.tuple(...chosen.map((one) => score.map((said) => ({ ...one, ...said }))))),
    });
  });

const statusOf = {
  'fully graded': 'done',
  exempt: 'excused',
  submitted: 'attempted',
  'not submitted': 'not_attempted',
};

describe('a OneRoster bundle', { timeout: 60_000 }, () => {
  test('says what was written, in both versions', () => {
    fc.assert(
      fc.property(bundles, (bundle) => {
        const file = read(bundle);
        expect(errorsOf(file)).toEqual([]);
        expect(file.source).toBe('oneroster');
        expect(file.courses.map(({ externalId }) => externalId)).toEqual(bundle.classes.map(({ id }) => id));
        expect(file.courses.every(({ students }) => students.length === 2)).toBe(true);
        const expected = bundle.results.map(({ lineItem, student, scoreStatus, score }) => {
          const activity = file.courses.flatMap(({ activities }) => activities).find(({ key }) => key === lineItem);
          const user = plain.users.find(({ id }) => id === student);
          const name = `${user?.familyName ?? ''} ${user?.givenName ?? ''}`;
          const status = Object.entries(statusOf).find(([said]) => said === scoreStatus)?.[1];
          return [student, name, activity?.name, status, score ?? '-', 12.5].join(' | ');
        });
        expect(scoreLines(file)).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });

  test('line items have the categories of the bundle, with weights from 1.2 on', () => {
    const categories = [{ id: 'c1', title: 'Тесты', weight: 30 }];
    const lineItems = plain.lineItems.map((one) => ({ ...one, category: 'c1' }));
    const countsOf = (version: '1.1' | '1.2') => {
      const file = read({ ...plain, version, categories, lineItems });
      expect(errorsOf(file)).toEqual([]);
      return file.courses.flatMap(({ activities }) => activities.map(({ counts }) => counts));
    };
    expect(countsOf('1.2')).toEqual([{ category: 'Тесты', categoryWeight: 30 }]);
    expect(countsOf('1.1')).toEqual([{ category: 'Тесты' }]);
  });

  test('classes of one title are told apart, teachers are no students, a date ends with its day', () => {
    const file = read(plain);
    expect(file.courses.map(({ name, externalId, students }) => [name, externalId, students.length])).toEqual([
      ['Алгебра (k1)', 'k1', 2],
      ['Алгебра (k2)', 'k2', 1],
    ]);
    expect(file.courses[0]?.activities[0]?.dueAt).toBe('2024-11-10T20:59:59.000Z');
    expect(codesOf(file)).toEqual(['columns.others_skipped', 'oneroster.other_roles']);
    const zoned = {
      ...plain,
      lineItems: plain.lineItems.map((one) => ({ ...one, dueDate: '2024-11-10T12:00:00.000Z' })),
    };
    expect(read(zoned).courses[0]?.activities[0]?.dueAt).toBe('2024-11-10T12:00:00.000Z');
  });

  test('a role that enrolments do not tell is that of the user, wherever the version keeps it', () => {
    for (const version of ['1.1', '1.2'] as const) {
      const withoutRoles = (text: string): string =>
        text.replaceAll(/,(student|teacher|role),/g, (all) => (all === ',role,' ? all : ',,'));
      const file = readChanged('enrollments', withoutRoles, { ...plain, version });
      expect(file.courses.map(({ students }) => students.length)).toEqual([2, 1]);
    }
  });

  test('rows marked as deleted, and those about them, are left out and counted', () => {
    const users = plain.users.filter(({ id }) => id !== 'u2');
    const file = read({ ...plain, users, deletedUsers: ['u2'], isDelta: true });
    expect(errorsOf(file)).toEqual([]);
    expect(file.issues.find(({ code }) => code === 'oneroster.deleted_rows')?.params).toEqual({ count: 3 });
    expect(codesOf(file)).toContain('oneroster.delta');
    expect(file.courses.map(({ students }) => students.length)).toEqual([1, 1]);
  });

  test.each<readonly [string, string, (text: string) => string, string]>([
    [
      'an unknown class',
      'enrollments',
      (text) => text.replace(',k2,', ',k9,'),
      'record.unknown_reference | enrollments | 4 | D «classSourcedId» | k9',
    ],
    [
      'an unknown user',
      'enrollments',
      (text) => text.replace(',u2,', ',u9,'),
      'record.unknown_reference | enrollments | 3 | F «userSourcedId» | u9',
    ],
    [
      'an unknown line item',
      'results',
      (text) => text.replace(',l1,u2', ',l9,u2'),
      'record.unknown_reference | results | 3 | D «lineItemSourcedId» | l9',
    ],
    [
      'two rows of one id',
      'users',
      (text) => text.replace('u2,active', 'u1,active'),
      'record.repeated | users | 3 | A «sourcedId» | u1',
    ],
    [
      'two results of one',
      'results',
      (text) => text.replace('l1,u2', 'l1,u1'),
      'record.repeated | results | 3 | E «studentSourcedId» | u1',
    ],
    [
      'a status nobody knows',
      'results',
      (text) => text.replace('not submitted', 'lost'),
      'cell.unknown_status | results | 3 | F «scoreStatus» | lost',
    ],
    [
      'a comma in a number',
      'results',
      (text) => text.replace('17.5', '"17,5"'),
      'cell.other_decimal_mark | results | 2 | G «score» | 17,5',
    ],
    [
      'a score of what was not handed in',
      'results',
      (text) => text.replace('submitted,0', 'submitted,5'),
      'record.score_without_result | results | 3 | G «score» | 5',
    ],
    ['no title', 'classes', (text) => text.replace('title', 'name'), 'record.no_column | classes | 1'],
    [
      'a maximum in words',
      'lineItems',
      (text) => text.replace(',0,20', ',0,many'),
      'record.maximum_not_number | lineItems | 2 | H «resultValueMax» | many',
    ],
  ])('%s is an error that tells its place', (_, table, change, expected) => {
    expect(placesOf(errorsOf(readChanged(table, change)))).toContain(`error | ${expected}`);
  });

  test('what a delta does not have is an error that asks for the whole bundle', () => {
    const file = readChanged('results', (text) => text.replace(',l1,u2', ',l9,u2'), { ...plain, isDelta: true });
    expect(errorsOf(file).map(({ code }) => code)).toEqual(['oneroster.delta_reference']);
  });

  test('a manifest that tells otherwise is compared', () => {
    const { 'classes.csv': classes = new Uint8Array(), 'results.csv': results, ...files } = writeOneroster(plain);
    expect(results).toBeDefined();
    expect(
      errorsOf(parse({ ...files, 'classes.csv': classes })).map(({ code, params }) => [code, params['name']]),
    ).toEqual([['oneroster.missing_table', 'results']]);
    const said = (from: string, to: string) => codesOf(readChanged('manifest', (text) => text.replace(from, to)));
    expect(said('file.users,bulk', 'file.users,absent')).toContain('oneroster.unlisted_table');
    expect(said('version,1.2', 'version,7')).toContain('oneroster.unknown_version');
  });

  test('a result of somebody who is not enrolled is left out with a warning', () => {
    const file = read({ ...plain, enrolments: plain.enrolments.slice(0, 1) });
    expect(placesOf(file.issues)).toContain(
      'warning | oneroster.result_of_other | results | 3 | E «studentSourcedId» | u2',
    );
    expect(file.courses[0]?.cells).toHaveLength(1);
  });
});

const tables = ['manifest', 'users', 'classes', 'courses', 'orgs', 'enrollments', 'demographics', 'academicSessions'];
const folder = 'lms-exports/oneroster-1.1';

describe.skipIf(findSharedFile(`${folder}/users.csv`) === undefined)('a bundle as it is found', () => {
  test('is a roster: classes with their students, without results', () => {
    const files = tables.map((table) => {
      const name = `${table}.csv`;
      return [`export/${name}`, readFileSync(findSharedFile(`${folder}/${name}`) ?? '')] as const;
    });
    const file = parse(Object.fromEntries(files));
    expect(errorsOf(file)).toEqual([]);
    expect(file.courses.map(({ name, students }) => [name, ...students.map(({ externalId }) => externalId)])).toEqual([
      ['Class 1 title', 'user1'],
      ['Class 2 title', 'user1'],
      ['Class 3 title', 'user2'],
    ]);
    expect(file.courses.flatMap(({ activities, cells }) => [...activities, ...cells])).toEqual([]);
  });
});
