import { failWith } from './fail-with.ts';
import { openProgram, type Program } from './program.ts';
import type { RunningRole } from './roles/role.ts';

/** What a command that stays tells of itself. */
export interface Serving {
  /** A role has begun; it is stopped at the end, also when another cannot begin. */
  readonly begun: (role: RunningRole) => void;
  /** Ends the process as a first signal would. */
  readonly stop: () => void;
  /** Resolves when the process is told to end: what takes long before it serves need not be waited for. */
  readonly stopped: Promise<void>;
}

/**
 * Opens the program, starts the roles and stays until the process is told to end (SIGINT, SIGTERM). Then the roles stop
 * in the reverse order, so that a web server takes no more work while workers finish theirs. A second signal, a
 * second later, ends the process at once. When a role cannot begin, those that have begun stop and the process ends with 1: a web server
 * without its database must not stay.
 */
export async function serve(start: (program: Program, serving: Serving) => Promise<void>): Promise<void> {
  const program = await openProgram();
  const own = Promise.withResolvers<undefined>();
  const stopped = Promise.race([untilStopped(), own.promise]);
  const roles: RunningRole[] = [];
  try {
    await program.run(() =>
      start(program, { begun: (role) => void roles.push(role), stop: () => own.resolve(undefined), stopped }),
    );
    await stopped;
  } catch (error) {
    failWith(error);
  }
  for (const role of roles.toReversed()) await role.stop().catch(failWith);
  await program.close().catch(failWith);
  // A task that does not heed its signal must not keep the process alive; its row is given back already.
  process.exit();
}

/**
 * Milliseconds in which a signal that comes again is the same one: systemd sends it to every process of a service, and a
 * worker's supervisor passes its own on to the worker.
 */
const sameSignal = 1000;

function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let asked: number | undefined;
  const stop = (): void => {
    asked ??= performance.now();
    if (performance.now() - asked > sameSignal) process.exit(130);
    resolve(undefined);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return promise;
}
