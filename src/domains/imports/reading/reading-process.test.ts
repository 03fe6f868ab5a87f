import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isAlive } from '#test/support/is-alive.ts';
import { OutOfMemory, ReadingProcess } from './reading-process.ts';

const module = new URL('./hostile.process.ts', import.meta.url);
const started: ReadingProcess[] = [];
const helloSchema = z.object({ pid: z.int() });

/** Lets a process do what is asked; tells its id as soon as it has begun. */
function begin(request: object, memoryMegabytes = 64) {
  const process = new ReadingProcess(module, memoryMegabytes);
  started.push(process);
  const { promise: hello, resolve } = Promise.withResolvers<z.infer<typeof helloSchema>>();
  const reading = process.read(request, (message) => {
    const said = helloSchema.parse(message);
    resolve(said);
    return said;
  });
  reading.catch(() => {
    // Each test looks at it when it is time.
  });
  return { hello, reading };
}

describe('a process that reads', () => {
  afterEach(async () => {
    for (const process of started.splice(0)) await process.end();
  });

  it('answers, and knows nothing of the environment', async () => {
    const { result } = await begin({ what: 'nothing' }).reading;
    const environment = readFileSync(`/proc/${String(result.pid)}/environ`, 'utf8')
      .split('\0')
      .filter(Boolean);
    expect(environment.filter((variable) => !/^NODE_(CHANNEL|COMPILE_CACHE)/.test(variable))).toEqual([]);
  });

  it('tells what its reading failed with, and goes on', async () => {
    const process = new ReadingProcess(module, 64);
    started.push(process);
    const read = (what: string) => process.read({ what }, (message) => helloSchema.parse(message));
    await expect(read('fails')).rejects.toThrow('no such sheet');
    expect((await read('nothing')).result.pid).toBeGreaterThan(0);
  });

  it.for([32, 96])('that fills its memory of %i MB ends, and nothing else does', async (megabytes) => {
    await expect(begin({ what: 'hungry' }, megabytes).reading).rejects.toBeInstanceOf(OutOfMemory);
  });

  it('that somebody kills is not said to be short of memory', async () => {
    const { hello, reading } = begin({ what: 'endless' });
    process.kill((await hello).pid, 'SIGKILL');
    await expect(reading).rejects.toThrow('ended without an answer (SIGKILL)');
  });

  it('leaves signals for the whole group to who started it', async () => {
    const { hello, reading } = begin({ what: 'slow' });
    const { pid } = await hello;
    process.kill(pid, 'SIGINT');
    process.kill(pid, 'SIGTERM');
    await expect(reading).resolves.toMatchObject({ result: { pid } });
  });

  it('ends with who started it, even in the middle of an endless file', async () => {
    const parent = fork(new URL('./parent-of-hostile.process.ts', import.meta.url), [], { execArgv: [] });
    const [pid] = z.tuple([z.int()]).parse((await once(parent, 'message')).slice(0, 1));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    try {
      await expect.poll(() => isAlive(pid)).toBe(false);
    } finally {
      if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    }
  });
});
