import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';

beforeEach(() => {
  // Inside the repository, for the tests of the test to find vitest.
  mkdirSync('.pulse', { recursive: true });
  folder = mkdtempSync(resolve('.pulse/reporter-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const config = { test: { retry: 1, reporters: ['default', resolve('test/reporter.ts')] } };
  writeFileSync(join(folder, 'vitest.config.js'), `export default ${JSON.stringify(config)};`);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a test file of this content and returns the last line of all it prints, and how it ended. */
function run(content?: string) {
  if (content)
    writeFileSync(join(folder, 'a.test.js'), `import { beforeAll, describe, test } from 'vitest';\n${content}`);
  const { stdout, status } = spawnSync(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/\n$/);
  const [lastButOne, lastLine] = stdout.split('\n').slice(-3);
  return { lastButOne, lastLine, ok: status === 0 };
}

const broken = `() => { throw new Error('broken'); }`;

test.for([
  ['all pass', `test('a', () => {});`, { lastLine: '1 passed, 0 failed', ok: true }],
  ['one fails', `test('a', () => {}); test('b', ${broken});`, { lastLine: '1 passed, 1 failed', ok: false }],
  ['one is skipped', `test('a', () => {}); test.skip('b');`, { lastLine: '1 passed, 0 failed, 1 skipped', ok: true }],
  [
    'a test and a hook fail',
    `test('a', ${broken}); describe('b', () => { beforeAll(${broken}); test('c', () => {}); });`,
    { lastLine: '0 passed, 2 failed, 1 skipped', ok: false },
  ],
  ['a file does not load', `throw new Error('broken');`, { lastLine: '0 passed, 1 failed', ok: false }],
  [
    'a test fails and an error is nobody’s',
    `test('a', () => { Promise.reject(new Error('broken')); }); test('b', ${broken});`,
    { lastLine: '1 passed, 2 failed', ok: false },
  ],
  ['all are skipped', `test.skip('a');`, { lastLine: '0 passed, 1 failed, 1 skipped', ok: false }],
] as const)('last line: %s', ([, content, expected]) => {
  expect(run(content)).toMatchObject(expected);
});

test('last line: there are no tests', () => {
  expect(run()).toMatchObject({ lastLine: '0 passed, 1 failed', ok: false });
});

test('the line before: what passed only when it was run once more', () => {
  const { lastButOne, lastLine } = run(
    `let runs = 0; test('a', () => { if (runs++ === 0) throw new Error('broken'); });`,
  );
  expect(lastLine).toBe('1 passed, 0 failed');
  expect(lastButOne).toBe('passed only when run once more: a.test.js > a');
});
