import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Started {
  readonly pid: number;
  /** Its standard output, once it has ended well. @throws with its last words when it has not */
  readonly output: Promise<string>;
  readonly hasEnded: boolean;
  /** Asks it to end, and ends it after five seconds. */
  [Symbol.asyncDispose](): Promise<void>;
}

const running = new Set<() => void>();

// What runs is ended, so what waits for it fails, and the bench ends as on any failure: leaving nothing behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const kill of running) kill();
  });
}

/** Starts a program that is ended when its owner is done with it, however the bench ends. */
export function start(program: string, parameters: readonly string[], environment: NodeJS.ProcessEnv): Started {
  // Into a file, as a service's log goes: reading a pipe would cost this machine more than the line is worth.
  const folder = mkdtempSync(join(tmpdir(), 'pulse-bench-'));
  const errors = openSync(join(folder, 'errors'), 'w');
  const child = spawn(program, parameters, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', errors],
  });
  const kill = (): void => void child.kill('SIGKILL');
  running.add(kill);
  let output = '';
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  let lastWords = '';
  const ended = once(child, 'close').finally(() => {
    running.delete(kill);
    lastWords = readFileSync(join(folder, 'errors'), 'utf8').trim().slice(-2000);
    closeSync(errors);
    rmSync(folder, { recursive: true, force: true });
  });
  const result = ended.then(() => {
    if (child.exitCode !== 0) throw new Error(`${program} ${parameters.join(' ')} failed: ${lastWords}`);
    return output;
  });
  // Whoever does not wait for the output does not care how it ended.
  result.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    output: result,
    get hasEnded() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      const timer = setTimeout(kill, 5000);
      await ended.catch(() => undefined);
      clearTimeout(timer);
    },
  };
}

/** Runs a program to its end. @returns its standard output */
export function run(
  program: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  return start(program, parameters, environment).output;
}
