import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { root } from '#app/root.ts';

/** A program of ours in a process of its own, as `./pulse start` runs it. */
export interface PulseProcess {
  /** Where it serves. */
  readonly address: string;
  /** The lines it has printed on its standard output so far. */
  readonly lines: readonly string[];
  /** Ends the process at once, whatever it is doing. */
  kill(): Promise<void>;
  /** Asks it to end and waits until it has; returns its exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts `pulse <command>` on a free port and waits until it serves.
 *
 * @param environment e.g. PULSE_DATA_DIR; PATH is inherited, other variables are not
 * @throws when it ends before it serves, with what it printed
 */
export async function startPulse(
  command: 'start' | 'demo' | 'web',
  environment: Record<string, string>,
): Promise<PulseProcess> {
  const child = spawn(process.execPath, ['src/main.ts', command], {
    cwd: root,
    env: { PATH: process.env['PATH'], PULSE_LOG_LEVEL: 'warn', PULSE_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  const ready = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    const address = /is ready: (\S+)/.exec(line)?.[1];
    if (address !== undefined) ready.resolve(address);
  });
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  child.once('exit', (code) => {
    ready.reject(new Error(`pulse ${command} ended with ${code}: ${errors.join('\n')}`));
  });
  const address = await ready.promise;
  return {
    address,
    lines,
    async kill() {
      await ended(child, 'SIGKILL');
    },
    async stop() {
      await ended(child, 'SIGTERM');
      return child.exitCode;
    },
  };
}

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
