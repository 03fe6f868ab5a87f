import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLearningSystems } from '#adapters/learning-systems/open.ts';
import { database } from '#kernel/runtime.ts';
import { econometrics, type Classroom } from '#test/fakes/learning-systems/classroom.ts';
import type { FaultyServer } from '#test/fakes/learning-systems/faulty-server.ts';
import { startMoodle } from '#test/fakes/learning-systems/moodle.ts';
import { connectingOperator, moodleConnection, pullConnection } from '#test/support/connections.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { temporaryFolder, wholeProgram } from '#test/support/program.ts';
import type { NewConnection } from './contract.ts';
import { changeConnection, createConnection } from './service/connections.ts';

describeOnBothDatabases(
  'several sites of one system',
  (test) => {
    let course: Classroom;
    let moodle: FaultyServer;
    beforeEach(async () => {
      course = econometrics();
      moodle = await startMoodle([course]);
    });
    afterEach(() => moodle.close());

    const facts = (overrides: Partial<NewConnection> = {}): NewConnection =>
      moodleConnection(moodle.address, overrides);

    it('rename nobody whom they did not bring, and go on naming those whom they did', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const other = await startMoodle([{ ...callingAnna(econometrics(), 'Анна Б.'), name: 'Право' }]);
        try {
          const first = await createConnection(actor, facts());
          await pullConnection(test, actor, first);
          const second = await createConnection(actor, facts({ address: other.address }));
          expect(await pullConnection(test, actor, second)).toMatchObject({ state: 'done', imported: 1 });
          expect(await nameOfAnna()).toBe('Белова Анна');

          const renamed = callingAnna(course, 'Чернова Анна').students;
          course.students.splice(0, Infinity, ...renamed);
          await pullConnection(test, actor, first);
          expect(await nameOfAnna()).toBe('Чернова Анна');
        } finally {
          await other.close();
        }
      }));

    it('share ids with connections to the same address, and not with a system that comes to an address they have left', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const namespaces = async () =>
          (
            await sql<{ namespace: string }>`
          select namespace from connection order by created_at`.execute(database())
          ).rows.map((row) => row.namespace);
        const { id } = await createConnection(actor, facts({ address: 'https://lms.example.edu' }));
        const moved = facts({ address: 'https://new.example.edu' });
        await changeConnection(actor, id, { ...moved, version: 1 });
        await createConnection(actor, moved);
        const stranger = await createConnection(actor, facts({ address: 'https://lms.example.edu' }));
        await createConnection(actor, facts({ address: 'https://lms.example.edu:8443' }));
        expect(await namespaces()).toEqual([
          ...['moodle:lms.example.edu', 'moodle:lms.example.edu', `moodle:lms.example.edu~${stranger.id}`],
          'moodle:lms.example.edu%3A8443',
        ]);
      }));
  },
  { ...wholeProgram(temporaryFolder()), learningSystems: openLearningSystems({ allowedNetworks: ['127.0.0.1'] }) },
);

const annasAddress = 'abelova@example.edu';

function callingAnna(classroom: Classroom, name: string): Classroom {
  const students = classroom.students.map((one) => (one.email === annasAddress ? { ...one, name } : one));
  return { ...classroom, students };
}

async function nameOfAnna(): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from student where email = ${annasAddress}`.execute(database());
  return rows.at(0)?.name;
}
