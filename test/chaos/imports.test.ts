import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import type { OpenDatabase } from '#adapters/database/port.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { importListSchema, importStartedSchema } from '#domains/imports/contract.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { openPostgresTestDatabase } from '#test/support/database/postgres.ts';
import { startPulse, type PulseProcess } from '#test/support/pulse-process.ts';

const files = 30;
const size = { students: 12, activities: 10, lessons: 0 };
/** A longer run by hand: PULSE_CHAOS_KILLS=100 ./pulse test test/chaos/imports */
const kills = z.coerce.number().parse(process.env['PULSE_CHAOS_KILLS'] ?? 8);
const seed = z.coerce.number().parse(process.env['PULSE_CHAOS_SEED'] ?? Math.floor(Math.random() * 1e6));

const publicUrl = 'http://localhost:8000';

const folder = mkdtempSync(join(tmpdir(), 'pulse-chaos-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The server, whichever process it is at the moment. */
class KilledServer {
  readonly #environment: Record<string, string>;
  #process: PulseProcess | undefined;
  #cookie = '';
  #password = '';

  constructor(environment: Record<string, string>) {
    this.#environment = environment;
  }

  async start(): Promise<void> {
    this.#process = await startPulse('start', this.#environment);
    // The first start prints the administrator's password after the address.
    if (this.#password === '') {
      await expect.poll(() => this.#process?.lines.join('\n')).toMatch(/with the password (\S+)/);
      this.#password = /with the password (\S+)/.exec(this.#process.lines.join('\n'))?.[1] ?? '';
      const answer = await this.#fetch('/api/v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'admin', password: this.#password }),
      });
      this.#cookie = answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';', 1).join(''))
        .join('; ');
    }
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  async stop(): Promise<void> {
    expect(await this.#process?.stop()).toBe(0);
  }

  async upload(name: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([content]), name);
    const answer = await this.#fetch('/api/v1/imports', { method: 'POST', body: form });
    const { batches } = importStartedSchema.parse(await answer.json());
    return batches.map(({ id }) => id).join();
  }

  async statuses(): Promise<Map<string, string>> {
    const answer = await this.#fetch('/api/v1/imports?limit=100');
    const { items } = importListSchema.parse(await answer.json());
    return new Map(items.map(({ id, status }) => [id, status]));
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    if (!this.#process) throw new Error('the server was not started');
    const { address } = this.#process;
    const headers = new Headers(init.headers);
    headers.set('cookie', this.#cookie);
    headers.set('origin', publicUrl);
    const request = new Request(`${address}${path}`, init);
    const answer = await fetch(request, { headers, signal: AbortSignal.timeout(20_000) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}

async function openDatabase(kind: 'embedded' | 'postgres') {
  const environment = { PULSE_DATA_DIR: join(folder, kind), PULSE_PUBLIC_URL: publicUrl };
  if (kind === 'embedded') {
    const open = (): Promise<OpenDatabase> =>
      openEmbeddedDatabase(environment.PULSE_DATA_DIR, (error) => {
        throw error;
      });
    return { environment, open, drop: async () => {} };
  }
  const database = await openPostgresTestDatabase();
  const open = async (): Promise<OpenDatabase> => openPostgres(database.address, 2);
  return { environment: { ...environment, DATABASE_URL: database.address }, open, drop: () => database.close() };
}

describe.each(['embedded', 'postgres'] as const)('a server on %s', (kind) => {
  it(`killed ${kills} times during ${files} imports has each wholly or not at all, and finishes (seed ${seed})`, async () => {
    const random = seededRandom(seed);
    const database = await openDatabase(kind);
    const server = new KilledServer(database.environment);
    await server.start();

    const accepted = new Set<string>();
    let next = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const killed = wait(200 + 1500 * random()).then(() => server.kill());
      const last = Math.ceil((files * (kill + 1)) / kills);
      try {
        for (; next < last; next += 1) {
          accepted.add(await server.upload(`course-${next}.xlsx`, gradebook(next)));
        }
      } catch {
        // The connection broke: whether this upload was accepted, nobody knows; it counts as not answered.
        next += 1;
      }
      await killed;
      await server.start();
    }
    await expect
      .poll(async () => [...(await server.statuses()).values()].filter((status) => status !== 'done'), {
        timeout: 60_000,
        interval: 200,
      })
      .toEqual([]);
    const statuses = await server.statuses();
    expect([...accepted].filter((id) => statuses.get(id) !== 'done')).toEqual([]);
    await server.stop();

    const stored = await database.open();
    try {
      const { rows } = await stored.pool.query(courseFacts);
      const facts = z.array(courseFactsSchema).parse(rows);
      expect(facts.length).toBeGreaterThanOrEqual(accepted.size);
      const whole = {
        results: size.students * size.activities,
        zones: size.students,
        metrics: size.students,
        current: true,
      };
      expect(facts).toEqual(facts.map(() => whole));
      expect(
        (await stored.pool.query("select name from task where state in ('queued', 'running', 'dead')")).rows,
      ).toEqual([]);
    } finally {
      await stored.close();
      await database.drop();
    }
  }, 300_000);
});

const courseFactsSchema = z.object({
  results: z.number(),
  zones: z.number(),
  metrics: z.number(),
  current: z.boolean(),
});

const courseFacts = `
  select (select count(*) from result where result.course_id = course.id) as results,
    (select count(*) from student_zone where student_zone.course_id = course.id
      and student_zone.data_version = course.data_version) as zones,
    (select count(*) from student_course_metric where student_course_metric.course_id = course.id
      and student_course_metric.data_version = course.data_version) as metrics,
    course.data_version = 1 as current
  from course`;

function gradebook(number: number): Uint8Array<ArrayBuffer> {
  return writeMyItmoProgress(describeCourse(number, size, `Курс ${number}`).progress);
}
