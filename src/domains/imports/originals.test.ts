import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database, files } from '#kernel/runtime.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { accessOfIdentity, addPerson } from '#test/support/people.ts';
import { temporaryFolder, wholeProgram } from '#test/support/program.ts';
import { getImportDetail, startImports } from './service/imports.ts';
import { openOriginal, setOriginalsSettings } from './service/originals.ts';
import { removeOriginalsKind } from './service/task-kinds.ts';
import { storeUpload } from './service/upload.ts';

const folder = temporaryFolder();

describeOnBothDatabases(
  'uploaded files',
  (test) => {
    const gradebook = writeMyItmoProgress(describeCourse(1, { students: 5, activities: 3, lessons: 0 }).progress);

    async function upload(name: string, content: Uint8Array): Promise<string> {
      const stored = await storeUpload(name, Readable.from([content]));
      await startImports(null, [stored]);
      await finishTasks(test.runtime);
      return stored.id;
    }
    const age = (id: string, days: number) =>
      sql`update import_batch set created_at = now() - make_interval(days => ${days}) where id = ${id}`.execute(
        database(),
      );
    const isThere = (id: string): boolean => existsSync(join(folder, 'imports', id));

    it('are removed when they are older than the setting, also those of refused imports; what they brought stays', () =>
      test.run(async () => {
        const actor = await actorForUser((await addPerson('boss', 'administrator')).id);
        if (!actor) throw new Error('nobody');
        const [old, refused, young] = [
          await upload('old.xlsx', gradebook),
          await upload('refused.xlsx', Buffer.from('no gradebook')),
          await upload('ведомость 1.xlsx', gradebook),
        ];
        await age(old, 41);
        await age(refused, 41);
        await age(young, 39);
        await enqueue(removeOriginalsKind, {});
        await finishTasks(test.runtime);
        expect([old, refused, young].map(isThere)).toEqual([true, true, true]);
        await setOriginalsSettings(actor, { days: 40 });
        await enqueue(removeOriginalsKind, {});
        await finishTasks(test.runtime);
        expect([old, refused, young].map(isThere)).toEqual([false, false, true]);
        expect(await getImportDetail(old, 'en')).toMatchObject({ hasOriginal: false, status: 'done', students: 5 });
        expect(await getImportDetail(refused, 'en')).toMatchObject({ hasOriginal: false, status: 'refused' });
        await expect(openOriginal(actor, old)).rejects.toMatchObject({ code: 'import.original_removed' });
        const { fileName, bytes, content } = await openOriginal(actor, young);
        expect([fileName, bytes]).toEqual(['ведомость 1.xlsx', gradebook.length]);
        expect(Buffer.concat(await content.toArray())).toEqual(Buffer.from(gradebook));
      }));

    it('that are gone from the store are told as removed, and a task run again for them ends its import', () =>
      test.run(async () => {
        const actor = await actorForUser((await addPerson('boss', 'operator')).id);
        if (!actor) throw new Error('nobody');
        const id = await upload('a.xlsx', gradebook);
        await files().remove(`imports/${id}`);
        await expect(openOriginal(actor, id)).rejects.toMatchObject({ code: 'import.original_removed' });
        await sql`update import_batch set original = 'removed', status = 'reading' where id = ${id}`.execute(
          database(),
        );
        await sql`update task set state = 'queued', attempts = 0 where name = 'imports.parse'`.execute(database());
        await finishTasks(test.runtime);
        expect(await getImportDetail(id, 'en')).toMatchObject({ status: 'failed', hasOriginal: false });
      }));
  },
  { ...wholeProgram(folder), access: accessOfIdentity },
);
