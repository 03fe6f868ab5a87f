import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type ChannelModel } from 'amqplib';
import type { CertificatesForTests } from './certificates.ts';
import { freePort } from './free-port.ts';

const scripts = '/usr/lib/rabbitmq/lib';

/** A RabbitMQ of a test's own, which may be killed, wiped and blocked. */
export interface RabbitmqNode {
  readonly url: string;
  readonly port: number;
  /** Where it speaks TLS, when it was given certificates. */
  readonly tlsPort: number | undefined;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again with what it has on disk; resolves when it serves. Takes about 8 s. */
  start(): Promise<void>;
  /** Removes what it has on disk, while it is down. */
  wipe(): void;
  /** Raises the memory alarm, which pauses publishers, or ends it. */
  block(isBlocked: boolean): void;
  /** Runs `rabbitmqctl` for it. Throws when that fails. */
  control(...parameters: string[]): void;
  /** Kills it and removes its folder. */
  remove(): Promise<void>;
}

/** Folder of the programs of an installed RabbitMQ, undefined when there is none. */
export function findRabbitmqPrograms(): string | undefined {
  const versions = existsSync(scripts) ? readdirSync(scripts).sort() : [];
  return versions.map((version) => join(scripts, version, 'sbin')).findLast((folder) => existsSync(folder));
}

/**
 * Starts a RabbitMQ in a temporary folder, on free ports of this machine only, with a name registry of its own.
 *
 * @param certificates with them it also speaks TLS
 */
export async function startRabbitmqNode(programs: string, certificates?: CertificatesForTests): Promise<RabbitmqNode> {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-rabbitmq-'));
  const [port, distribution, registry] = [await freePort(), await freePort(), await freePort()];
  const name = `pulse-${process.pid}-${port}@localhost`;
  const tlsPort = certificates && (await freePort());
  const settings = [
    `listeners.tcp.local = 127.0.0.1:${port}`,
    'log.console = false',
    ...(certificates
      ? [
          `listeners.ssl.local = 127.0.0.1:${tlsPort}`,
          `ssl_options.cacertfile = ${certificates.authority}`,
          `ssl_options.certfile = ${certificates.certificate}`,
          `ssl_options.keyfile = ${certificates.key}`,
        ]
      : []),
  ];
  writeFileSync(join(folder, 'rabbitmq.conf'), `${settings.join('\n')}\n`);
  const environment = {
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
    LANG: 'C.UTF-8',
    // The secret between the node and rabbitmqctl lies here.
    HOME: folder,
    ERL_EPMD_PORT: String(registry),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: name,
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
  };
  const url = `amqp://guest:guest@127.0.0.1:${port}`;
  let server: ReturnType<typeof spawn> | undefined;
  const signalGroup = (): void => {
    // The node and the shell that started it are one process group.
    if (server?.pid !== undefined) spawnSync('kill', ['-KILL', '--', `-${server.pid}`]);
  };

  async function start(): Promise<void> {
    const options = { cwd: folder, env: environment, stdio: 'ignore', detached: true } as const;
    server = spawn(join(programs, 'rabbitmq-server'), [], options);
    await untilServing(url, server);
  }
  async function kill(): Promise<void> {
    if (server?.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    signalGroup();
    await ended;
  }
  function control(...parameters: string[]): void {
    const options = { env: environment, encoding: 'utf8' } as const;
    const { status, stderr } = spawnSync(join(programs, 'rabbitmqctl'), ['-n', name, ...parameters], options);
    if (status !== 0) throw new Error(`rabbitmqctl ${parameters.join(' ')}: ${stderr}`);
  }
  function end(): void {
    signalGroup();
    spawnSync('epmd', ['-port', String(registry), '-kill'], { env: environment });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  process.once('exit', end);
  await start();
  return {
    url,
    port,
    tlsPort,
    kill,
    start,
    wipe: () => rmSync(join(folder, 'data'), { recursive: true, force: true }),
    block: (isBlocked) => control('set_vm_memory_high_watermark', isBlocked ? '0' : '0.4'),
    control,
    async remove() {
      process.off('exit', end);
      await kill();
      end();
    },
  };
}

async function untilServing(url: string, server: ReturnType<typeof spawn>): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const model: ChannelModel | undefined = await connect(url, { timeout: 2000 }).catch(() => undefined);
    if (model) return model.close();
    if (server.exitCode !== null) throw new Error(`RabbitMQ for the tests ended with ${server.exitCode}`);
    if (performance.now() - begun > 90_000) throw new Error('RabbitMQ for the tests did not start');
    await wait(200);
  }
}
