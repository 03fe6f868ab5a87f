// Installs what the tests need and this machine lacks: `node test/services/install.ts`, called by `pulse test`.
import { findChromium } from './chromium.ts';
import { canInstallPackages, installPackage } from './debian.ts';
import { findPgBouncer } from './pgbouncer.ts';
import { findProgram } from './find-program.ts';
import { findPostgresPrograms, findPostgresServer } from './postgres.ts';
import { findRedisProgram } from './redis.ts';
import { findRabbitmqPrograms } from './rabbitmq-node.ts';
import { isSlapdPresent } from './slapd.ts';

interface Service {
  readonly name: string;
  readonly package: string;
  /** Further packages it needs. */
  readonly also?: readonly string[];
  /** To what the installer would ask, as debconf-set-selections takes them. */
  readonly answers?: readonly string[];
  isPresent(): Promise<boolean>;
  readonly otherwise: string;
}

const services: readonly Service[] = [
  {
    name: 'PostgreSQL',
    package: 'postgresql',
    isPresent: async () => findPostgresPrograms() !== undefined || (await findPostgresServer()) !== undefined,
    otherwise: 'Install it, or set PULSE_TEST_POSTGRES_URL to a server where the tests may create databases.',
  },
  {
    name: 'PgBouncer',
    package: 'pgbouncer',
    isPresent: async () => findPgBouncer() !== undefined,
    otherwise: 'Install it (1.18 or newer).',
  },
  {
    name: 'RabbitMQ',
    package: 'rabbitmq-server',
    isPresent: async () => findRabbitmqPrograms() !== undefined,
    otherwise: 'Install RabbitMQ 3.10 or newer.',
  },
  {
    name: 'nginx',
    package: 'nginx-light',
    isPresent: async () => findProgram('nginx') !== undefined,
    otherwise: 'Install it.',
  },
  {
    name: 'Chromium',
    package: 'chromium',
    isPresent: async () => findChromium() !== undefined,
    otherwise: 'Install it, or set PULSE_TEST_CHROMIUM to the path of a Chromium or Chrome.',
  },
  {
    name: 'Redis',
    package: 'redis-server',
    isPresent: async () => findRedisProgram() !== undefined,
    otherwise: 'Install it, so that redis-server is in the path.',
  },
  {
    name: 'nginx',
    package: 'nginx-light',
    isPresent: async () => findProgram('nginx') !== undefined,
    otherwise: 'Install it, so that nginx is in the path.',
  },
  {
    name: 'OpenLDAP',
    package: 'slapd',
    // The tests start their own; a system's one is neither set up nor started.
    answers: ['slapd slapd/no_configuration boolean true'],
    also: ['ldap-utils'],
    isPresent: async () => isSlapdPresent(),
    otherwise: 'Install slapd and ldap-utils.',
  },
];

for (const service of services) {
  try {
    if (await service.isPresent()) continue;
    if (!canInstallPackages()) throw new Error(service.otherwise);
    console.error(`pulse: installing ${service.name} for the tests (once)…`);
    installPackage([service.package, ...(service.also ?? [])], service.answers);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`pulse: no ${service.name}; the tests that need it are skipped (with CI set: fail). ${reason}`);
  }
}
