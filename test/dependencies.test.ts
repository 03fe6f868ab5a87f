import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const [production = '', development = ''] = (await readFile('docs/dependencies.md', 'utf8')).split('## In development');

/** First cells of a table's rows, heading and rule left out. */
function packagesOf(section: string): string[] {
  return [...section.matchAll(/^\| (\S+) +\|/gm)]
    .flatMap(([, name]) => name ?? [])
    .filter((name) => !/^(package|-+)$/.test(name));
}

test('docs/dependencies.md: tells of each package in production, and of no other', () => {
  expect(packagesOf(production)).toEqual(Object.keys(manifest.dependencies).sort());
});

test('docs/dependencies.md: tells of each package in development, and of no other', () => {
  expect(packagesOf(development)).toEqual(Object.keys(manifest.devDependencies).sort());
});
