import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';
import { untilReady } from './until-ready.ts';

/** A Redis of a test's own, on a free port of this machine, which keeps nothing on disk. */
export interface RedisForTests {
  readonly url: string;
  readonly port: number;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  restart(): Promise<void>;
  /** Stops it from doing anything, its connections open, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Ends it; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Path of the installed `redis-server`, undefined when there is none. */
export function findRedisProgram(): string | undefined {
  return findProgram('redis-server');
}

/** Whether tests with Redis are left out: there is none. With CI set they run, and fail. */
export const skipsRedis = (): boolean => findRedisProgram() === undefined && !process.env['CI'];

/**
 * Starts it; takes about 50 ms. It ends with this process at the latest.
 *
 * @param settings further ones of redis.conf, e.g. `['--maxmemory', '2mb']`
 */
export async function startRedis(settings: readonly string[] = []): Promise<RedisForTests> {
  const program = findRedisProgram();
  if (program === undefined) throw new Error('no redis-server for the tests: run `./pulse test`, which installs it');
  const port = await freePort();
  const all = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...settings];
  let server = await start(program, all);
  const killAtExit = (): void => void server.kill('SIGKILL');
  process.once('exit', killAtExit);
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exit = once(server, 'exit');
    server.kill('SIGKILL');
    await exit;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    async restart() {
      await kill();
      server = await start(program, all);
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async stop() {
      process.off('exit', killAtExit);
      await kill();
    },
  };
}

async function start(program: string, settings: readonly string[]): Promise<ChildProcess> {
  const server = spawn(program, settings, { cwd: '/tmp', stdio: ['ignore', 'pipe', 'ignore'] });
  await untilReady('Redis', server.stdout, /Ready to accept connections/);
  return server;
}
