import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// The real script in a folder of its own. npm is played by a script, so that no test needs the network: it notes each
// call and installs, fails or hangs as the file npm-does says.
const npm = `#!/bin/sh
echo "$*" >>"$PULSE_TEST_FOLDER/npm-calls"
case "$(cat "$PULSE_TEST_FOLDER/npm-does")" in
  install) sleep 0.3; mkdir -p node_modules/library ;;
  fail) echo 'npm error code EAI_AGAIN'; exit 1 ;;
  hang) while [ -e "$PULSE_TEST_FOLDER" ]; do sleep 0.1; done ;;
esac
`;
const tools = 'cat cksum cp dirname head ln mkdir mv readlink rm rmdir sed sh sleep uname'.split(' ');

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulse-command-'));
  await mkdir(join(folder, 'src'));
  await mkdir(join(folder, 'bin'));
  await copyFile('pulse', join(folder, 'pulse'));
  await writeFile(join(folder, 'src/main.ts'), 'console.log(...process.argv.slice(2) as string[]);');
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'package-lock.json'), '{}');
  await writeFile(join(folder, '.npmrc'), '');
  await writeFile(join(folder, 'bin/npm'), npm);
  await chmod(join(folder, 'bin/npm'), 0o755);
  await symlink(process.execPath, join(folder, 'bin/node'));
  for (const tool of tools) await symlink(await pathOf(tool), join(folder, 'bin', tool));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function pathOf(tool: string): Promise<string> {
  const found = ['/usr/bin', '/bin'].map((place) => join(place, tool)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`this machine has no ${tool}`);
  return found;
}

function start(...parameters: string[]) {
  const env = { PATH: join(folder, 'bin'), PULSE_TEST_FOLDER: folder };
  const child = spawn(join(folder, 'pulse'), parameters, { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  // Not 'close': an npm that outlives its shell keeps the pipe open.
  const ended = once(child, 'exit').then(() => ({ code: child.exitCode, signal: child.signalCode, output }));
  return { child, ended };
}

const npmDoes = (what: 'install' | 'fail' | 'hang') => writeFile(join(folder, 'npm-does'), what);
const npmCalls = () => readFile(join(folder, 'npm-calls'), 'utf8').catch(() => '');
const untilNpmRuns = () => vi.waitFor(async () => expect(await npmCalls()).not.toBe(''), { timeout: 5000 });
/** Besides what stays: the fake npm's log, and what Node.js has compiled. */
const leftovers = async () =>
  (await readdir(join(folder, '.pulse'))).filter((name) => !['npm.log', 'compiled'].includes(name));

test('pulse: without libraries, installs them once and hands its arguments over', async () => {
  await npmDoes('install');
  const first = await start('check', 'a b').ended;
  expect(first.code).toBe(0);
  expect(first.output).toMatch(/^pulse: installing .*\ncheck a b\n$/);
  expect(await start('check').ended).toEqual({ code: 0, signal: null, output: 'check\n' });
  expect(await npmCalls()).toBe('ci\n');
  expect(await leftovers()).toEqual([]);
});

test('pulse: when the lock file changed, installs again', async () => {
  await npmDoes('install');
  await start('check').ended;
  await writeFile(join(folder, 'package-lock.json'), '{ }');
  await start('check').ended;
  expect(await npmCalls()).toBe('ci\nci\n');
});

test('pulse: two at once, one installs and both run', async () => {
  await npmDoes('install');
  const both = [start('check', 'one'), start('check', 'two')];
  for (const { ended } of both) expect((await ended).code).toBe(0);
  expect(await npmCalls()).toBe('ci\n');
  expect(await leftovers()).toEqual([]);
});

test('pulse: killed while it installs, the next one installs', async () => {
  await npmDoes('hang');
  const killed = start('check');
  await untilNpmRuns();
  killed.child.kill('SIGKILL');
  await killed.ended;
  await npmDoes('install');
  expect((await start('check').ended).code).toBe(0);
  expect(await leftovers()).toEqual([]);
});

test('pulse: told to end while it installs, ends at once and leaves nothing', async () => {
  await npmDoes('hang');
  const { child, ended } = start('check');
  await untilNpmRuns();
  child.kill('SIGTERM');
  expect((await ended).code).toBe(143);
  expect(await leftovers()).toEqual([]);
});

test('pulse: npm fails, says why in one line and keeps the old libraries', async () => {
  await npmDoes('install');
  await start('check').ended;
  await npmDoes('fail');
  await writeFile(join(folder, 'package-lock.json'), '{ }');
  const { code, output } = await start('check').ended;
  expect(code).toBe(1);
  expect(output).toMatch(/^pulse: installing .*\npulse: npm ci failed \(EAI_AGAIN\)\. Check the network .*\n$/);
  expect(existsSync(join(folder, 'node_modules/library'))).toBe(true);
  expect(await leftovers()).toEqual([]);
});

test('pulse: without npm, says so', async () => {
  await rm(join(folder, 'bin/npm'));
  const { code, output } = await start('check').ended;
  expect(code).toBe(1);
  expect(output).toMatch(/\npulse: npm is missing; .*\n$/);
});

test('pulse: reads .env, which the environment overrides, except for what developers run', async () => {
  await npmDoes('install');
  const print = 'console.log(process.env.PULSE_PORT, process.env.PATH === "/nowhere");';
  await writeFile(join(folder, 'src/main.ts'), print);
  expect((await start('backup').ended).output).toMatch(/undefined false\n$/);
  await writeFile(join(folder, '.env'), 'PULSE_PORT=1234\nPATH=/nowhere\n');
  expect((await start('backup').ended).output).toBe('1234 false\n');
  expect((await start('schema').ended).output).toBe('undefined false\n');
});
