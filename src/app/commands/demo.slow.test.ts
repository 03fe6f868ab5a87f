import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { root } from '#app/root.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { temporaryFolder } from '#test/support/program.ts';

const main = pathToFileURL(join(root, 'src/main.ts'));
const folder = temporaryFolder();
let demo: ChildProcess | undefined;
afterEach(() => demo?.kill());

it('pulse demo ends when told so while it prepares, and goes on with the next start', async () => {
  const environment = { PULSE_DATA_DIR: folder, PULSE_PORT: '0', DATABASE_URL: '' };
  const first = startProcess(main, ['demo'], environment);
  demo = first;
  await expect.poll(() => first.errors, { timeout: 60_000 }).toContain('course 1 of');
  expect(await first.terminate()).toBe(0);
  expect(first.lines.filter((line) => line.startsWith('Pulse.EDU is ready'))).toEqual([]);
  expect(first.errors).not.toContain('course 6 of');
  const second = startProcess(main, ['demo'], environment);
  demo = second;
  await second.line('Pulse.EDU is ready');
  expect(second.errors).toContain('course 6 of');
  expect(await second.terminate()).toBe(0);
});
