import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A Node.js process of a test's own. */
export interface ChildProcess {
  readonly pid: number;
  /** Resolves with the first line of its output, also an earlier one, that begins so; rejects when it ends before. */
  line(beginning: string): Promise<string>;
  /** All lines it has printed. */
  readonly lines: readonly string[];
  /** What it has printed to standard error. */
  readonly errors: string;
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end; resolves with its exit code. */
  terminate(): Promise<number | null>;
  readonly ended: Promise<number | null>;
}

/** Starts `script` with Node.js. A process that still runs when the test ends must be killed by the test. */
export function startProcess(
  script: URL,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  const child = spawn(process.execPath, [script.pathname, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  const waiting = new Set<() => void>();
  const look = (): void => {
    for (const check of waiting) check();
  };
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    look();
  });
  child.stderr.on('data', (data: Buffer) => errors.push(data.toString()));
  let hasEnded = false;
  const ended = once(child, 'close').then(() => {
    hasEnded = true;
    look();
    return child.exitCode;
  });
  return {
    pid: child.pid ?? 0,
    lines,
    get errors() {
      return errors.join('');
    },
    line(beginning) {
      return new Promise((resolve, reject) => {
        const check = (): void => {
          const found = lines.find((line) => line.startsWith(beginning));
          if (found === undefined && !hasEnded) return;
          waiting.delete(check);
          if (found !== undefined) resolve(found);
          else reject(new Error(`the process ended without printing "${beginning}": ${errors.join('')}`));
        };
        waiting.add(check);
        check();
      });
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    terminate() {
      child.kill('SIGTERM');
      return ended;
    },
    ended,
  };
}
