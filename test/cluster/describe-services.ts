import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '#test/services/find-program.ts';
import { findPgBouncer } from '#test/services/pgbouncer.ts';
import { accountForPostgres } from '#test/services/postgres-account.ts';
import { findRabbitmqPrograms } from '#test/services/rabbitmq-node.ts';
import { findRedisProgram } from '#test/services/redis.ts';
import type { MemberDescription } from './member.ts';
import { makeServiceFolder } from './postgres-node.ts';
import { accepts, serves } from './probes.ts';

interface Place {
  /** Of the service's own, made when absent. */
  readonly folder: string;
  readonly logFile: string;
  readonly port: number;
}

type Described = Omit<MemberDescription, 'name'>;

const path = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' };

/** Shares few connections to the database among many clients, each for the length of a transaction. */
export function describePgbouncer({ folder, logFile, port }: Place, databasePort: number): Described {
  makeServiceFolder(folder);
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
pulse = host=127.0.0.1 port=${databasePort} dbname=pulse user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 40
max_client_conn = 500
server_connect_timeout = 5
server_login_retry = 0.3
query_wait_timeout = 10
`,
  );
  return {
    kind: 'pgbouncer',
    program: findPgBouncer() ?? 'pgbouncer',
    parameters: [file],
    environment: path,
    logFile,
    folder,
    account: accountForPostgres(),
    isReady: () => accepts(port),
  };
}

/** Keeps nothing on disk: what it holds may be lost. */
export function describeRedis({ folder, logFile, port }: Place): Described {
  mkdirSync(folder, { recursive: true });
  return {
    kind: 'redis',
    program: findRedisProgram() ?? 'redis-server',
    parameters: ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no'],
    environment: path,
    logFile,
    folder,
    isReady: () => accepts(port),
  };
}

/** The broker and the registry of names that its node needs; the registry is nobody's to kill. */
export function describeRabbitmq(
  { folder, logFile, port }: Place,
  ports: { distribution: number; registry: number },
): { registry: Described; node: Described; dataFolder: string } {
  const programs = findRabbitmqPrograms() ?? '';
  const dataFolder = join(folder, 'data');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'rabbitmq.conf'),
    `listeners.tcp.local = 127.0.0.1:${port}\nlog.file = false\nlog.console = true\nlog.console.level = warning\n`,
  );
  const environment = {
    ...path,
    // The secret between the node and rabbitmqctl lies here.
    HOME: folder,
    ERL_EPMD_PORT: String(ports.registry),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `pulse-cluster-${port}@localhost`,
    RABBITMQ_DIST_PORT: String(ports.distribution),
    RABBITMQ_MNESIA_BASE: dataFolder,
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
  };
  const registry: Described = {
    kind: 'registry',
    // In the foreground, so that it ends with the cluster; started by the node, it would stay.
    program: findProgram('epmd') ?? 'epmd',
    parameters: ['-port', String(ports.registry), '-address', '127.0.0.1'],
    environment,
    logFile: `${logFile}.registry`,
    folder,
    isReady: () => accepts(ports.registry),
  };
  const node: Described = {
    kind: 'rabbitmq',
    program: join(programs, 'rabbitmq-server'),
    parameters: [],
    environment,
    logFile,
    folder,
    isReady: () => accepts(port),
  };
  return { registry, node, dataFolder };
}

/** Spreads requests over the web servers. A request that changes something is never sent twice. */
export function describeNginx({ folder, logFile, port }: Place, webPorts: readonly number[]): Described {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'nginx.conf');
  const servers = webPorts.map((web) => `server 127.0.0.1:${web} max_fails=1 fail_timeout=1s;`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    file,
    `daemon off;
pid ${folder}/nginx.pid;
error_log stderr warn;
worker_processes 1;
events { worker_connections 1024; }
http {
  access_log off;
  client_max_body_size 60m;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  upstream pulse { ${servers.join(' ')} keepalive 32; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://pulse;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_connect_timeout 2s;
    }
    location = /api/v1/events {
      proxy_pass http://pulse;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_buffering off;
    }
  }
}
`,
  );
  return {
    kind: 'nginx',
    program: findProgram('nginx') ?? 'nginx',
    parameters: ['-c', file, '-p', folder, ...(process.getuid?.() === 0 ? ['-g', 'user root;'] : [])],
    environment: path,
    logFile,
    folder,
    isReady: () => accepts(port),
  };
}

/** A process of the program itself: `pulse <command>`. */
export function describePulse(
  parameters: readonly string[],
  options: { logFile: string; root: string; environment: Record<string, string>; kind: 'web' | 'worker' | 'scheduler' },
): Described {
  const { logFile, root, environment, kind } = options;
  return {
    kind,
    program: process.execPath,
    parameters: ['src/main.ts', ...parameters],
    environment: { PATH: process.env['PATH'] ?? '', ...environment },
    logFile,
    folder: root,
    isReady:
      kind === 'web'
        ? () => serves(`http://127.0.0.1:${environment['PULSE_PORT'] ?? ''}/healthz`)
        : async (printed) => printed.includes('is ready'),
  };
}
