import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '#app/root.ts';
import { declareTask } from '#kernel/tasks/define-task.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { makeCertificates, skipsCertificates, type CertificatesForTests } from '#test/services/certificates.ts';
import { freePort } from '#test/services/free-port.ts';
import { findRabbitmqPrograms, startRabbitmqNode, type RabbitmqNode } from '#test/services/rabbitmq-node.ts';
import { isRabbitmqHere } from '#test/services/rabbitmq.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { describeOnDatabase } from '#test/support/database.ts';
import { countTasksIn } from '#test/support/effects.ts';
import { runPulse } from '#test/support/run-pulse.ts';

const main = pathToFileURL(join(root, 'src/main.ts'));
const cleanUp = declareTask({ name: 'operations.clean_up', queue: 'upkeep', input: z.object({}) });
const password = 'not to be shown';

describe.skipIf(!isRabbitmqHere() || skipsCertificates())('a broker behind TLS, in a virtual host', () => {
  let certificates: CertificatesForTests;
  let node: RabbitmqNode;
  const processes: ChildProcess[] = [];
  beforeAll(async () => {
    certificates = makeCertificates();
    node = await startRabbitmqNode(findRabbitmqPrograms() ?? '', certificates);
    node.control('add_vhost', 'university/pulse');
    node.control('add_user', 'pulse', password);
    node.control('set_permissions', '-p', 'university/pulse', 'pulse', '.*', '.*', '.*');
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((child) => child.terminate()));
  });
  afterAll(async () => {
    await node.remove();
    certificates.remove();
  });

  interface Address {
    readonly host?: string;
    readonly port?: number | undefined;
    readonly secret?: string;
    readonly vhost?: string;
  }
  const urlOf = ({ host = 'localhost', port = node.tlsPort, secret = password, vhost = 'university/pulse' }: Address) =>
    `amqps://pulse:${encodeURIComponent(secret)}@${host}:${port}/${encodeURIComponent(vhost)}`;

  describeOnDatabase('postgres', 'the program', (test) => {
    const environment = (address: Address = {}, authority: string | undefined = certificates.authority) => ({
      DATABASE_URL: test.database.address,
      PULSE_SECRET: 'x'.repeat(32),
      PULSE_DATA_DIR: join(process.env['TMPDIR'] ?? '/tmp', 'pulse-no-data'),
      PULSE_HOST: '127.0.0.1',
      RABBITMQ_URL: urlOf(address),
      ...(authority !== '' && { NODE_EXTRA_CA_CERTS: authority }),
    });

    /** What `pulse doctor` prints of the broker, and how it ends. */
    async function examine(...parameters: Parameters<typeof environment>): Promise<{ code: number; line: string }> {
      const { code, stdout, stderr } = await runPulse(['doctor'], environment(...parameters));
      expect(stdout + stderr).not.toMatch(/not(%20| )to(%20| )be/);
      const lines = stdout.split('\n').filter((line) => /^\w+ +broker /.test(line));
      expect(lines).toHaveLength(1);
      return { code, line: lines.join() };
    }

    it('publishes from the table by it and runs what it brings', () =>
      test.run(async () => {
        const figures = { worker: await freePort(), scheduler: await freePort() };
        for (const role of ['worker', 'scheduler'] as const) {
          const own = { ...environment(), PULSE_METRICS_PORT: String(figures[role]) };
          processes.push(startProcess(main, [role], own));
        }
        const figureOf = async (role: keyof typeof figures, name: string): Promise<number> => {
          const answer = await fetch(`http://127.0.0.1:${figures[role]}/metrics`).catch(() => undefined);
          const [, value] = new RegExp(`^${name} (\\d+)$`, 'm').exec((await answer?.text()) ?? '') ?? [];
          return Number(value ?? 0);
        };
        await expect.poll(() => figureOf('scheduler', 'pulse_broker_can_publish'), { timeout: 60_000 }).toBe(1);
        await expect
          .poll(
            async () => {
              await enqueueMany(cleanUp, [{}]);
              return figureOf('worker', 'pulse_broker_consumed_total');
            },
            { timeout: 60_000 },
          )
          .toBeGreaterThan(0);
        expect(await figureOf('scheduler', 'pulse_broker_confirmed_total')).toBeGreaterThan(0);
        await expect.poll(() => countTasksIn('queued'), { timeout: 30_000 }).toBe(0);
        expect(processes.map(({ errors }) => errors).join('')).not.toContain(password);
      }));

    it('is content with it in `doctor`', async () => {
      const { code, line } = await examine();
      expect(line).toMatch(/^ok +broker +RabbitMQ at localhost:\d+\/university%2Fpulse: 3\.\d+\.\d+, answers/);
      expect(code).toBe(0);
    });

    it.each([
      ['another authority', () => certificates.strangeAuthority],
      ['no authority of its own', () => ''],
    ])('says in `doctor` that the certificate is not trusted with %s', async (_, authority) => {
      const { code, line } = await examine({}, authority());
      expect(line).toMatch(
        /^fault +broker +RabbitMQ at localhost:\d+\/university%2Fpulse: .*certificate.*NODE_EXTRA_CA_CERTS/,
      );
      expect(code).toBe(1);
    });

    it.each<[string, () => Address, RegExp]>([
      ['the certificate is of another name', () => ({ host: '127.0.0.1' }), /certificate is of another name/],
      ['the port does not speak TLS', () => ({ port: node.port }), /does not speak TLS/],
      ['the password is wrong', () => ({ secret: `${password} either` }), /ACCESS.REFUSED/],
      ['there is no such virtual host', () => ({ vhost: 'elsewhere' }), /refuses the virtual host/],
      ['nobody answers', () => ({ port: 1 }), /ECONNREFUSED/],
    ])('says so in `doctor` when %s', async (_, address, words) => {
      const { code, line } = await examine(address());
      expect(line).toMatch(/^fault /);
      expect(line).toMatch(words);
      expect(code).toBe(1);
    });
  });
});
