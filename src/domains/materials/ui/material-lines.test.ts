import { expect, it, test } from 'vitest';
import * as contract from '../contract.ts';
import { longestTitle, mostLines, readLines } from './material-lines.ts';

test.each([
  ['Лекция о графах https://example.edu/graphs', 'Лекция о графах', 'https://example.edu/graphs'],
  ['https://example.edu/graphs — Лекция о графах', 'Лекция о графах', 'https://example.edu/graphs'],
  ['1. Sorting: https://example.edu/a?b=1&c=(2', 'Sorting', 'https://example.edu/a?b=1&c=(2'],
  ['• Видео\thttps://example.edu/v.', 'Видео', 'https://example.edu/v'],
  ['Лекция 3 | https://example.edu/3', 'Лекция 3', 'https://example.edu/3'],
  ['https://example.edu/graphs', 'example.edu/graphs', 'https://example.edu/graphs'],
])('readLines reads %j', (line, title, url) => {
  expect(readLines(line)).toEqual({ items: [{ title, url }], faults: [] });
});

it('readLines names the line and what is wrong with it, and reads the others', () => {
  const text = [
    'Без ссылки',
    '',
    'А https://a.edu https://b.edu',
    'Б https://',
    `${'в'.repeat(201)} https://c.edu`,
    'Г https://d.edu',
  ];
  expect(readLines(text.join('\r\n'))).toEqual({
    items: [{ title: 'Г', url: 'https://d.edu' }],
    faults: [
      { code: 'no_link', line: 1 },
      { code: 'two_links', line: 3 },
      { code: 'no_link', line: 4 },
      { code: 'too_long', line: 5 },
    ],
  });
  expect(readLines('x https://a.edu\n'.repeat(201)).faults).toEqual([{ code: 'too_many', line: 201 }]);
});

it('the limits of the page are those of the server', () => {
  expect([longestTitle, mostLines]).toEqual([contract.longestTitle, contract.mostAtOnce]);
});
