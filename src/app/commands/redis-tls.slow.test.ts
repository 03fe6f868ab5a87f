import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '#app/root.ts';
import { makeCertificates, skipsCertificates, type CertificatesForTests } from '#test/services/certificates.ts';
import { freePort } from '#test/services/free-port.ts';
import { skipsRedis, startRedis, type RedisForTests } from '#test/services/redis.ts';
import { startProcess } from '#test/support/child-process.ts';
import { describeOnDatabase } from '#test/support/database.ts';
import { runPulse } from '#test/support/run-pulse.ts';

const password = 'not to be shown';
const metricsToken = 'a token for metrics';

describe.skipIf(skipsRedis() || skipsCertificates())('a Redis behind TLS', () => {
  let certificates: CertificatesForTests;
  let redis: RedisForTests;
  let tlsPort: number;
  beforeAll(async () => {
    certificates = makeCertificates();
    tlsPort = await freePort();
    redis = await startRedis([
      ...['--tls-port', String(tlsPort), '--tls-auth-clients', 'no', '--requirepass', password],
      ...['--tls-cert-file', certificates.certificate, '--tls-key-file', certificates.key],
    ]);
  });
  afterAll(async () => {
    await redis.stop();
    certificates.remove();
  });

  describeOnDatabase('postgres', 'the program', (test) => {
    interface Address {
      readonly host?: string;
      readonly port?: number;
      readonly secret?: string;
    }
    const environment = ({ host = 'localhost', port = tlsPort, secret = password }: Address, authority: string) => ({
      DATABASE_URL: test.database.address,
      PULSE_SECRET: 'x'.repeat(32),
      PULSE_DATA_DIR: join(process.env['TMPDIR'] ?? '/tmp', 'pulse-no-data'),
      PULSE_HOST: '127.0.0.1',
      PULSE_PORT: '0',
      REDIS_URL: `rediss://:${encodeURIComponent(secret)}@${host}:${port}`,
      ...(authority !== '' && { NODE_EXTRA_CA_CERTS: authority }),
    });

    /** The line of `pulse doctor` about Redis. */
    async function examine(address: Address = {}, authority = certificates.authority): Promise<string> {
      const { stdout, stderr } = await runPulse(['doctor'], environment(address, authority));
      expect(stdout + stderr).not.toMatch(/not(%20| )to(%20| )be/);
      return stdout.split('\n').find((line) => /^\w+ +Redis /.test(line)) ?? '';
    }

    it('serves web servers, which tell each other through it', async () => {
      const web = startProcess(pathToFileURL(join(root, 'src/main.ts')), ['web'], {
        ...environment({}, certificates.authority),
        PULSE_METRICS_TOKEN: metricsToken,
      });
      try {
        const address = (await web.line('Pulse.EDU is ready:')).replace('Pulse.EDU is ready: ', '');
        const figure = async (name: string) => {
          const response = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
          return new RegExp(`^${name}(?:\\{.*\\})? (\\d+)$`, 'm').exec(await response.text())?.[1];
        };
        await expect.poll(() => figure('pulse_bus_hearing')).toBe('1');
        await expect.poll(() => figure('pulse_cache_redis_connected')).toBe('1');
      } finally {
        await web.terminate();
      }
    });

    it('is told apart by doctor from one that is not trusted, not named so, without TLS, or refuses the password', async () => {
      expect(await examine()).toMatch(/^ok .*version \d/);
      expect(await examine({}, certificates.strangeAuthority)).toMatch(/^fault .*not trusted/);
      expect(await examine({ host: '127.0.0.1' })).toMatch(/^fault .*of another name/);
      expect(await examine({ port: redis.port })).toMatch(/^fault .*ETIMEDOUT; take the port for TLS/);
      expect(await examine({ secret: 'wrong' })).toMatch(/^fault .*WRONGPASS/);
    });
  });
});
