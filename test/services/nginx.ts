import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '#app/root.ts';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';

/** An nginx with the configuration of deploy/nginx, in front of servers of this machine. */
export interface NginxForTests {
  readonly address: string;
  /** Sends requests to these servers from now on; resolves when no new one goes elsewhere. */
  setServers(addresses: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Whether tests with nginx are left out: there is none. With CI set they run, and fail. */
export const skipsNginx = (): boolean => findProgram('nginx') === undefined && !process.env['CI'];

/** Starts it on a free port, with no server behind it yet. */
export async function startNginx(): Promise<NginxForTests> {
  const program = findProgram('nginx');
  if (program === undefined) throw new Error('no nginx for the tests: run `./pulse test`, which installs it');
  const folder = mkdtempSync(join(tmpdir(), 'pulse-nginx-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const configuration = join(folder, 'nginx.conf');
  let generation = 0;
  const write = (servers: readonly string[]): void => {
    generation += 1;
    writeFileSync(configuration, configure({ folder, port, servers, generation }));
  };
  // Nobody listens on port 9 (discard).
  write(['127.0.0.1:9']);
  const nginx = spawn(program, ['-p', folder, '-c', configuration, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  nginx.stderr.on('data', (data: Buffer) => said.push(data.toString()));
  const killAtExit = (): void => void nginx.kill('SIGTERM');
  process.once('exit', killAtExit);

  /** Waits until all that answer have read the newest configuration. */
  async function untilCurrent(): Promise<void> {
    for (let seen = 0; seen < 5;) {
      if (nginx.exitCode !== null) throw new Error(`nginx ended: ${said.join('')}`);
      const answer = await fetch(`${address}/test-generation`, { headers: { connection: 'close' } }).then(
        (response) => response.text(),
        () => '',
      );
      seen = answer === String(generation) ? seen + 1 : 0;
      if (seen === 0) await setTimeout(20);
    }
  }
  await untilCurrent();
  return {
    address,
    async setServers(addresses) {
      write(addresses.map((server) => new URL(server).host));
      nginx.kill('SIGHUP');
      await untilCurrent();
    },
    async stop() {
      process.off('exit', killAtExit);
      const exit = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Setup {
  folder: string;
  port: number;
  servers: readonly string[];
  generation: number;
}

/** deploy/nginx/pulse.conf with other servers and another port, in a frame that needs nothing of the machine's nginx. */
function configure({ folder, port, servers, generation }: Setup): string {
  const site = readFileSync(join(root, 'deploy/nginx/pulse.conf'), 'utf8');
  const lines = servers.map((server) => `    server ${server} max_fails=1 fail_timeout=5s;\n`).join('');
  const adapted = site
    .replace(/^ {4}server .*\n/gm, '')
    .replace('upstream pulse {\n', `upstream pulse {\n${lines}`)
    .replace('listen 80;', `listen 127.0.0.1:${port};\n    location = /test-generation { return 200 ${generation}; }`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return [
    // Otherwise its workers could not write into the test's folder.
    process.getuid?.() === 0 ? 'user root;' : '',
    'worker_processes 2;',
    `pid ${join(folder, 'nginx.pid')};`,
    'error_log stderr warn;',
    'events { worker_connections 512; }',
    `http { access_log off; ${temporary.join(' ')}`,
    adapted,
    '}',
  ].join('\n');
}
