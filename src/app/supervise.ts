import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** Exit code of a child that has ended in good order and wants to be started anew. */
export const restartCode = 86;

/** Milliseconds before a child that failed is started again: the first time, and the most it grows to. */
const pauses = { first: 1000, most: 60_000 };
/** Milliseconds after which a child counts as having worked; the next failure is a first one. */
const worked = 60_000;

/**
 * Runs this program again with the same arguments and one more, as a child, and starts it anew whenever it ends,
 * until this process is told to end: at once when the child asked for it, after a growing pause when it failed.
 * Signals are passed on.
 *
 * @param mark argument by which the child knows what it is
 * @returns exit code of the last child
 */
export async function supervise(mark: string): Promise<number> {
  let child: ChildProcess | undefined;
  const told = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      told.abort();
      child?.kill(signal);
    });
  }
  const ended = (): boolean => told.signal.aborted;
  let pause = pauses.first;
  for (;;) {
    const begun = performance.now();
    // In a session of its own: a terminal would send its signal to both, and the second one ends a child at once.
    child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1), mark], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    // A signal that came before there was a child.
    if (ended()) child.kill('SIGTERM');
    const code = await exitCode(child);
    child = undefined;
    if (ended()) return code;
    if (code === restartCode) {
      pause = pauses.first;
      continue;
    }
    if (performance.now() - begun > worked) pause = pauses.first;
    process.stderr.write(`pulse: the worker ended with ${code}; starting it again in ${pause / 1000} s\n`);
    await wait(pause, undefined, { signal: told.signal }).catch(() => undefined);
    if (ended()) return code;
    pause = Math.min(pauses.most, pause * 2);
  }
}

async function exitCode(child: ChildProcess): Promise<number> {
  await once(child, 'exit');
  if (child.signalCode !== null) return 128 + constants.signals[child.signalCode];
  return child.exitCode ?? 1;
}
