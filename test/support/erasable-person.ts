import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import { actorForUser } from '#domains/identity/index.ts';
import type { ImportDetail } from '#domains/imports/contract.ts';
import { getImportDetail, startImports, storeUpload } from '#domains/imports/index.ts';
import { writeSheet } from '#domains/imports/templates/write-sheet.ts';
import { linkStudentToUser } from '#domains/roster/index.ts';
import type { DatabaseTest } from './database.ts';
import { finishTasks } from './finish-tasks.ts';
import { addPerson } from './people.ts';

/** One file of two courses; the third student is the one who goes. */
const students = [
  ['id_01', 'Белова Анна', 'belova@uni.example'],
  ['id_02', 'Громов Пётр', 'gromov@uni.example'],
  ['id_77', 'Зимина Вера', 'zimina@uni.example'],
] as const;
export const header = [
  'Студент_ID',
  'ФИО',
  'Почта',
  'Курс',
  'Лекция 1',
  'Время выполнения',
  'Тест 1',
  'Время выполнения',
];
const time = '10.11.2024 12:00';
export const rowsOf = (status: string) =>
  ['Физика', 'Химия'].flatMap((course) =>
    students.map(([id, name, email]) => [
      id,
      name,
      email,
      course,
      status,
      status === 'Выполнено' ? time : '',
      'Выполнено',
      time,
    ]),
  );
export const gradebook = (status = 'Выполнено') => writeSheet('Лист', [header, ...rowsOf(status)]);

export async function upload(name: string, content: Uint8Array): Promise<string> {
  const [batch] = await startImports(null, [await storeUpload(name, Readable.from([content]))]);
  if (!batch) throw new Error('one file is one batch');
  return batch.id;
}

export async function importFile(test: DatabaseTest, name: string, content: Uint8Array): Promise<ImportDetail> {
  const id = await upload(name, content);
  await finishTasks(test.runtime);
  return getImportDetail(id, 'ru');
}

export async function actorOf(userId: string): Promise<Actor> {
  const actor = await actorForUser(userId);
  if (!actor) throw new Error('nobody');
  return actor;
}

export interface University {
  administrator: Actor;
  userId: string;
  studentId: number;
}

/** A university of two courses; Зимина has an account and everything that comes with it. */
export async function addUniversity(test: DatabaseTest, folder: string): Promise<University> {
  rmSync(join(folder, 'imports'), { recursive: true, force: true });
  const administrator = await actorOf((await addPerson('boss', 'administrator')).id);
  await importFile(test, 'Зимина_Вера.xlsx', gradebook('Не выполнено'));
  await importFile(test, 'вторая.xlsx', gradebook());
  await importFile(test, 'отказ.xlsx', writeSheet('Лист', [header, ...rowsOf('Непонятно id_77')]));
  const { id: userId } = await addPerson('zimina.vera', 'student', 'teacher');
  await linkStudentToUser('my-itmo', 'id_77', userId);
  await sql`update user_account set name = 'Зимина Вера', email = 'zimina@uni.example' where id = ${userId}`.execute(
    database(),
  );
  await sql`insert into session (id, user_id, token, expires_at, user_agent) values ('s', ${userId}, 't', now() + interval '1 day', 'Firefox of zimina@uni.example')`.execute(
    database(),
  );
  await sql`insert into one_time_link (id, user_id, purpose, email, secret_hash, expires_at) values (gen_random_uuid(), ${userId}, 'email_confirmation', 'vera.private@mail.example', 'h', now() + interval '1 day')`.execute(
    database(),
  );
  await sql`insert into known_device (id, user_id, secret_hash) values (gen_random_uuid(), ${userId}, 'd')`.execute(
    database(),
  );
  await sql`insert into api_token (user_id, name, token_hash) values (${userId}, 'token of Зимина Вера', 'x')`.execute(
    database(),
  );
  await sql`insert into setting (key, value, updated_by) values ('imports.default_teacher', to_jsonb(${userId}::text), ${userId})`.execute(
    database(),
  );
  await sql`insert into directory_person (entry_id, user_id, seen_name, seen_email, seen_login) values ('entry of zimina', ${userId}, 'Vera Zimina', 'vera.zimina@uni.example', 'vzimina')`.execute(
    database(),
  );
  await sql`insert into directory_run (id, kind, outcome, items) values (gen_random_uuid(), 'apply', 'applied', ${JSON.stringify(
    [
      { userId, name: 'Зимина Вера', email: 'zimina@uni.example' },
      { userId: null, name: 'Vera Zimina', email: 'VERA.zimina@uni.example' },
      { userId: null, name: 'Белова Анна', email: 'belova@uni.example' },
    ],
  )}::jsonb)`.execute(database());
  const actor = await actorOf(userId);
  await sql`insert into flag_answer (id, course_id, student_id, verdict, note, zone, data_version)
    select gen_random_uuid(), course_id, student_id, 'right', 'Зимина болела', 'C', 1 from enrolment
    where student_id = ${actor.studentId}`.execute(database());
  await sql`insert into contact (id, course_id, student_id, kind, day, note)
    select gen_random_uuid(), course_id, student_id, 'letter', '2024-11-11', 'to zimina@uni.example' from enrolment
    where student_id = ${actor.studentId}`.execute(database());
  await addTraceOfAdvice(actor.studentId);
  if (actor.studentId === null) throw new Error('the source is called otherwise');
  return { administrator, userId, studentId: actor.studentId };
}

/** Advice, what teachers and the student wrote about it: with the name, as people write. */
async function addTraceOfAdvice(studentId: number | null): Promise<void> {
  await sql`
    with told as (
      insert into recommendation (id, kind, course_id, student_id, language, data_version, as_of, prompt_version,
        facts_hash, composer, content, edited, state, urgency)
      select gen_random_uuid(), 'advice', course_id, student_id, 'ru', 1, now(), '1', 'x', 'rules', '{"items": []}',
        '{"items": [{"text": "Вера Зимина, зайдите ко мне."}]}', 'approved', 0
      from enrolment where student_id = ${studentId} returning id
    ), decided as (
      insert into recommendation_decision (id, recommendation_id, action, reason, note, before)
      select gen_random_uuid(), id, 'rejected', 'other', 'Зимина болела', '{}' from told
    )
    insert into recommendation_rating (recommendation_id, stars, comment) select id, 1, 'id_77: не моё' from told
  `.execute(database());
}

export const secrets = ['Зимина', 'zimina', 'id_77', 'vera.private'];

/** Where a text still stands: every table, each row with all its columns as one text. */
export async function searchEverywhere(texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database());
  if (tables.length < 50) throw new Error('the walk over all tables found few');
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`
      select text from unnest(${[...texts]}::text[]) as text where exists (
        select from ${sql.table(name)} as line where position(lower(text) in lower(line::text)) > 0
      )`.execute(database());
    found.push(...rows.map(({ text }) => `${text} in ${name}`));
  }
  return found.toSorted();
}
