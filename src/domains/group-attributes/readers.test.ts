import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '#app/root.ts';

/** Files of the product in which a text stands. */
function filesWith(text: string): string[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts') && readFileSync(join(root, path), 'utf8').includes(text))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}

it('attributes of students are read by nothing but the evaluation of models and the own export of a person', () => {
  expect(filesWith('student_group_attribute')).toEqual([
    'src/domains/group-attributes/store.ts',
    'src/domains/privacy/store/export.ts',
    'src/kernel/database/tables.ts',
  ]);
  expect(filesWith('listGroupAttributes')).toEqual([
    'src/domains/group-attributes/index.ts',
    'src/domains/group-attributes/store.ts',
    'src/domains/model-quality/service/replay-course.ts',
  ]);
});
