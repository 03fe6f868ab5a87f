import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { domains } from '#app/domains.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import { authenticate, createToken } from '#domains/identity/index.ts';
import { importStartedSchema } from '#domains/imports/contract.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { accessOfIdentity, addPerson } from '#test/support/people.ts';
import { temporaryFolder, wholeProgram } from '#test/support/program.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { defaultTeacher } from './service/imports.ts';

const problemSchema = z.object({ code: z.string() });
const access = { ...accessOfIdentity, permissions: joinPermissions(domains) };
const limits = { uploadBytes: 1000, uploadRows: 100, uploadColumns: 100 };
const folder = temporaryFolder();

describeOnBothDatabases(
  'POST /imports',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    async function upload(files: Record<string, string>, teacherId?: string, course?: string): Promise<Response> {
      const { address, token } = await serve(test, (started) => (server = started));
      const form = new FormData();
      if (teacherId !== undefined) form.append('teacherId', teacherId);
      if (course !== undefined) form.append('course', course);
      for (const [name, content] of Object.entries(files)) form.append('file', new Blob([content]), name);
      const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
      return fetch(`${address}/api/v1/imports`, { method: 'POST', body: form, headers });
    }
    const courseOfBatch = async (): Promise<string | null | undefined> =>
      (await database().selectFrom('import_batch').select('course_name').executeTakeFirst())?.course_name;
    const teacherOfBatch = async (): Promise<string | null | undefined> =>
      (await database().selectFrom('import_batch').select('teacher_id').executeTakeFirst())?.teacher_id;

    it('begins one import a file, with the names people know and nothing of their folders', () =>
      test.run(async () => {
        const answer = await upload({ 'a.xlsx': 'x', 'C:\\reports\\b.xlsx': 'yy' });
        expect(answer.status).toBe(200);
        const { batches } = importStartedSchema.parse(await answer.json());
        expect(batches.map(({ file, bytes, status }) => [file, bytes, status])).toEqual([
          ['a.xlsx', 1, 'waiting'],
          ['b.xlsx', 2, 'waiting'],
        ]);
      }));

    it('gives new courses to the teacher named, to nobody when it says so, else to the one of the setting', () =>
      test.run(async () => {
        const [named, usual] = [await addPerson('named', 'teacher'), await addPerson('usual', 'teacher')];
        await setSetting(defaultTeacher, usual.id, null);
        for (const [given, expected] of [
          [named.id, named.id],
          ['', null],
          [undefined, usual.id],
        ] as const) {
          await upload({ 'a.xlsx': 'x' }, given ?? undefined);
          expect(await teacherOfBatch()).toBe(expected);
          await database().deleteFrom('import_batch').execute();
          await server?.close();
        }
      }));

    it('keeps the course that was named for the files, and none when the field is blank', () =>
      test.run(async () => {
        for (const [given, expected] of [
          ['  Теория   вероятностей ', 'Теория вероятностей'],
          ['  ', null],
          [undefined, null],
        ] as const) {
          await upload({ 'a.csv': 'x' }, undefined, given);
          expect(await courseOfBatch()).toBe(expected);
          await database().deleteFrom('import_batch').execute();
          await server?.close();
        }
      }));

    it('is refused whole, and keeps no file, for a teacher who is none, a course name too long, an upload too large, or no file at all', () =>
      test.run(async () => {
        const student = await addPerson('student', 'student');
        const before = storedFiles();
        const codes = [];
        for (const [files, teacher, course] of [
          [{ 'a.xlsx': 'x' }, student.id, undefined],
          [{ 'a.xlsx': 'x' }, undefined, 'к'.repeat(301)],
          [{ 'a.xlsx': 'x', 'b.xlsx': 'y'.repeat(1001) }, undefined, undefined],
          [{}, undefined, undefined],
        ] as const) {
          const answer = await upload(files, teacher, course);
          codes.push([answer.status, problemSchema.parse(await answer.json()).code]);
          await server?.close();
        }
        expect(codes).toEqual([
          [422, 'staff.not_a_teacher'],
          [422, 'import.course_name_too_long'],
          [413, 'request.too_large'],
          [400, 'import.no_file'],
        ]);
        expect(await teacherOfBatch()).toBeUndefined();
        expect(storedFiles()).toEqual(before);
      }));
  },
  { ...wholeProgram(folder), access, limits },
);

/** Serves the program to a data operator. */
async function serve(
  test: DatabaseTest,
  keep: (server: FastifyInstance) => void,
): Promise<{ address: string; token: string }> {
  const server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
  keep(server);
  const known = await database().selectFrom('user_account').select('id').where('username', '=', 'operator').execute();
  if (known.length === 0) await addPerson('operator', 'operator');
  return {
    address: await server.listen({ port: 0, host: '127.0.0.1' }),
    token: await createToken({ login: 'operator', name: 'test' }),
  };
}

function storedFiles(): string[] {
  return readdirSync(join(folder, 'imports')).sort();
}
