import { openProgram, type Program } from './program.ts';
import type { RunningRole } from './roles/role.ts';

/**
 * Opens the program, starts the roles and stays until the process is told to end (SIGINT, SIGTERM). Then the roles stop
 * in the reverse order, so that a web server takes no more work while workers finish theirs. A second signal ends the
 * process at once.
 *
 * @param start is given a function that ends the process as a first signal would
 */
export async function serve(
  start: (program: Program, stop: () => void) => Promise<readonly RunningRole[]>,
): Promise<void> {
  const program = await openProgram();
  const own = Promise.withResolvers<undefined>();
  const stopped = Promise.race([untilStopped(), own.promise]);
  let roles: readonly RunningRole[] = [];
  try {
    roles = await program.run(() => start(program, () => own.resolve(undefined)));
    await stopped;
  } finally {
    for (const role of roles.toReversed()) await role.stop();
    await program.close();
  }
  // A task that does not heed its signal must not keep the process alive; its row is given back already.
  process.exit();
}

function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let asked = false;
  const stop = (): void => {
    if (asked) process.exit(130);
    asked = true;
    resolve(undefined);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return promise;
}
