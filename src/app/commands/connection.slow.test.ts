import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withRuntime } from '#kernel/runtime.ts';
import { createConnection } from '#domains/connectors/service/connections.ts';
import { econometrics } from '#test/fakes/learning-systems/classroom.ts';
import type { FaultyServer } from '#test/fakes/learning-systems/faulty-server.ts';
import { moodleToken, startMoodle } from '#test/fakes/learning-systems/moodle.ts';
import { moodleConnection } from '#test/support/connections.ts';
import { openTestDatabase, testRuntime, type TestDatabase } from '#test/support/database.ts';
import { addPerson, testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { runPulse } from '#test/support/run-pulse.ts';

describe('pulse connection', () => {
  let database: TestDatabase;
  let moodle: FaultyServer;
  let people = 0;
  beforeAll(async () => {
    database = await openTestDatabase('embedded');
    moodle = await startMoodle([econometrics()]);
  });
  beforeEach(() => database.empty());
  afterAll(async () => {
    await moodle.close();
    await database.close();
  });

  /** A connection to the Moodle. @returns its id */
  function connect(title: string, secret = moodleToken, review: 'never' | 'always' = 'never'): Promise<string> {
    return withRuntime(testRuntime(database, wholeProgram()), async () => {
      const { id: userId } = await addPerson(`operator-${(people += 1)}`, 'operator');
      const { id } = await createConnection(
        { ...testActor('operator'), userId },
        moodleConnection(moodle.address, { title, secret, review }),
      );
      return id;
    });
  }

  // The command joins the database that this process has opened in the folder.
  const pulse = (...parameters: string[]) =>
    runPulse(['connection', ...parameters], {
      PULSE_DATA_DIR: database.address,
      PULSE_SECRET: testRuntime(database).access.secret,
      PULSE_CONNECTION_NETWORKS: '127.0.0.1',
    });

  async function listed(): Promise<unknown> {
    return JSON.parse((await pulse('list', '--json')).stdout);
  }

  it('pulls by name or id, waits until everything is stored, and lists the pull as the last one', async () => {
    const id = await connect('Портал');
    expect(await listed()).toMatchObject([{ id, title: 'Портал', lastRun: null }]);
    const first = await pulse('pull', 'портал', '--wait');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toBe('Портал: done, courses: 1, imported: 1, unchanged: 0, failed: 0\n');
    const again = await pulse('pull', id, '--wait', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      state: 'done',
      imported: 0,
      unchanged: 1,
      list: [{ courseId: '7' }],
    });
    expect(await listed()).toMatchObject([{ lastRun: { state: 'done', unchanged: 1 } }]);
    const { stdout } = await pulse('list');
    expect(stdout).toContain('Портал');
    expect(stdout).not.toContain(moodleToken);
  });

  it('without --wait asks for a pull and ends; while it is under way asks for no second one', async () => {
    await connect('Портал');
    expect(await pulse('pull', 'Портал')).toMatchObject({ code: 0, stdout: 'Портал: waiting\n' });
    expect(await pulse('pull', 'Портал')).toMatchObject({ code: 1, stdout: '' });
    expect(await listed()).toMatchObject([{ lastRun: { state: 'waiting' } }]);
  });

  it('ends with a code of its own and one line when the pull fails, or somebody is to agree', async () => {
    await connect('Чужой токен', 'f'.repeat(32));
    const failed = await pulse('pull', 'Чужой токен', '--wait');
    expect(failed.code).toBe(3);
    expect(failed.stderr).toMatch(/^pulse: Чужой токен: [^\n]+не принимает токен[^\n]*\n$/);
    await connect('С вопросом', moodleToken, 'always');
    expect(await pulse('pull', 'С вопросом', '--wait')).toMatchObject({ code: 4, stderr: '' });
  });

  it('says in one line that there is no such connection, or several of the name', async () => {
    for (const wrong of ['Нет такого', '00000000-0000-4000-8000-000000000000']) {
      const { code, stderr } = await pulse('pull', wrong);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^pulse: [^\n]+\n$/)]);
    }
    const ids = [await connect('Портал'), await connect('ПОРТАЛ')];
    expect(new Set(ids).size).toBe(2);
    const { code, stderr } = await pulse('pull', 'портал');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^pulse: [^\n]*pulse connection list[^\n]*\n$/);
  });
});
