import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { database } from '#kernel/runtime.ts';
import type { Actor } from '#kernel/actor.ts';
import { pathOf, type Route } from '#kernel/http/route.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { newId } from '#kernel/ids.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { upsertActivities } from '#domains/gradebook/index.ts';
import { startImports, storeUpload } from '#domains/imports/index.ts';
import { insertMaterials } from '#domains/materials/store/materials.ts';
import { keepTests } from '#domains/questions/index.ts';
import { testKey } from '#domains/questions/comparing/contract.ts';
import {
  assignHead,
  assignTeachers,
  createGroup,
  createProgramme,
  linkStudentToUser,
  setProgrammeOfCourse,
  upsertCourse,
  upsertStudents,
} from '#domains/roster/index.ts';
import { addPerson, signInAs } from './people.ts';
import { addRecommendation } from './recommendations.ts';

/** Two courses of one university that have nobody in common. All names of a side begin with the side's own name. */
export const sides = ['Ogre', 'Nymph'] as const;
export type Side = (typeof sides)[number];

export const kinds = ['teacher', 'head', 'student', 'fellow'] as const;
/** Whose side a person is on; `whole`: the operator and the administrator, who see the whole university. */
export interface Person {
  readonly name: string;
  readonly side: Side | 'whole';
  readonly kind: (typeof kinds)[number] | 'operator' | 'administrator';
  readonly actor: Actor;
  /** Of a session: some routes are for people in person only. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What routes name in their paths and queries, by the name of the parameter. */
export type Objects = Readonly<
  Record<
    | 'courseId'
    | 'activityId'
    | 'position'
    | 'studentId'
    | 'programmeId'
    | 'groupId'
    | 'userId'
    | 'tokenId'
    | 'sessionId'
    | 'importId'
    | 'profileId'
    | 'taskId'
    | 'alertId'
    | 'letterId'
    | 'materialId'
    | 'erasureId'
    | 'runId'
    | 'connectionId'
    | 'recommendationId',
    string
  >
>;

/** The path of a route to objects. */
export const pathTo = (route: Route, objects: Objects): string =>
  Object.entries(objects).reduce((path, [name, value]) => path.replace(`:${name}`, value), pathOf(route));

export interface TwoSides {
  readonly people: readonly Person[];
  /** The student's where they belong to one person: record, account, token, session. */
  readonly objects: Readonly<Record<Side, Objects>>;
}

/** Fills the database of the runtime, which needs a file store, and signs everybody in. */
export async function addTwoSides(server: FastifyInstance): Promise<TwoSides> {
  const people: Person[] = [];
  const add = async (side: Person['side'], kind: Person['kind']): Promise<Person> => {
    const login = `${side}-${kind}`.toLowerCase();
    const role = kind === 'fellow' ? 'student' : kind;
    const { id } = await addPerson(login, role);
    await database()
      .updateTable('user_account')
      .set({ name: `${side} ${kind}` })
      .where('id', '=', id)
      .execute();
    const actor = await actorForUser(id);
    if (!actor) throw new Error(`${login} is nobody`);
    const person = { name: login, side, kind, actor, headers: await signInAs(server, login) };
    people.push(person);
    return person;
  };
  const objects: Partial<Record<Side, Objects>> = {};
  for (const side of sides) objects[side] = await addSide(side, (kind) => add(side, kind));
  await add('whole', 'operator');
  await add('whole', 'administrator');
  const { Ogre, Nymph } = objects;
  if (!Ogre || !Nymph) throw new Error('a side is missing');
  // Who the students are has been linked since.
  const current = await Promise.all(
    people.map(async (person) => ({ ...person, actor: (await actorForUser(person.actor.userId)) ?? person.actor })),
  );
  return { people: current, objects: { Ogre, Nymph } };
}

async function addSide(side: Side, add: (kind: (typeof kinds)[number]) => Promise<Person>): Promise<Objects> {
  const { id: courseId } = await upsertCourse('test', side, `${side} course`);
  const students = ['student', 'fellow'].map((kind) => ({
    externalId: `${side}-${kind}`,
    name: `${side} record of the ${kind}`,
    email: null,
    group: `${side} group`,
  }));
  const { ids } = await upsertStudents('test', courseId, students);
  const [teacher, head, student, fellow] = [
    await add('teacher'),
    await add('head'),
    await add('student'),
    await add('fellow'),
  ];
  await assignTeachers([courseId], [teacher.actor.userId]);
  const programmeId = await createProgramme(`${side} programme`);
  await assignHead(head.actor.userId, programmeId);
  await setProgrammeOfCourse(courseId, programmeId);
  await createGroup(`${side} group`, programmeId);
  await linkStudentToUser('test', `${side}-student`, student.actor.userId);
  await linkStudentToUser('test', `${side}-fellow`, fellow.actor.userId);
  const activity = await upsertActivities(courseId, [
    { key: testKey(side), name: side, kind: 'test', position: 1, maxPoints: null, dueAt: null },
  ]);
  const question = { test: testKey(side), position: 1, text: 'Why?', right: 'So' };
  await transaction(() => keepTests(courseId, 1, { syllabus: [], questions: [question], answers: [] }, ids));
  const stored = await storeUpload(`${side}.xlsx`, Readable.from([Buffer.from('no gradebook')]));
  await startImports(null, [stored]);
  const group = await database()
    .selectFrom('study_group')
    .select('id')
    .where('name', '=', `${side} group`)
    .executeTakeFirstOrThrow();
  const task = await database().selectFrom('task').select('id').limit(1).executeTakeFirstOrThrow();
  const userId = student.actor.userId;
  return {
    courseId: String(courseId),
    studentId: String(ids[0]),
    programmeId: String(programmeId),
    activityId: String(activity.ids[0]),
    position: '1',
    groupId: String(group.id),
    userId,
    importId: stored.id,
    profileId: await addProfile(side),
    taskId: task.id,
    alertId: await addModelAlert(side),
    letterId: await addLetter(userId, side),
    materialId: await addMaterial(courseId, userId),
    tokenId: await addToken(userId, side),
    sessionId: await addSession(userId),
    erasureId: await addErasure(),
    runId: await addRun(),
    connectionId: await addConnection(),
    recommendationId: await addRecommendation({
      ...{ courseId, studentId: ids[0] ?? 0, texts: [`${side} advice`] },
    }),
  };
}

async function addToken(userId: string, side: Side): Promise<string> {
  const { id } = await database()
    .insertInto('api_token')
    .values({ user_id: userId, name: `${side} token`, token_hash: `hash of ${side}` })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function addProfile(side: Side): Promise<string> {
  const columns = [{ header: 'x', occurrence: 1, meaning: 'student' }];
  const mapping = { headerRow: null, columns, words: [], decimalMark: 'auto', dateOrder: 'auto' };
  const { id } = await database()
    .insertInto('source_profile')
    .values({
      id: newId(),
      name: `profile of ${side === 'Ogre' ? 'one' : 'another'}`,
      fingerprint: side,
      mapping: JSON.stringify(mapping),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Of somebody who is gone. */
async function addErasure(): Promise<string> {
  const { id } = await database()
    .insertInto('erasure')
    .values({ id: newId(), user_id: newId(), erased_at: new Date('2024-11-01T00:00:00Z') })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function addRun(): Promise<string> {
  const { id } = await database()
    .insertInto('directory_run')
    .values({ id: newId(), kind: 'preview', outcome: 'previewed' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function addConnection(): Promise<string> {
  const { id } = await database()
    .insertInto('connection')
    .values({
      ...{ id: newId(), kind: 'moodle', title: 'LMS', address: 'https://lms.example.edu', schedule: 'off' },
      ...{ namespace: 'moodle:lms.example.edu', sealed_secret: 'none', review: 'never' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Not the one by which the person walks, which must not end on the way. */
async function addSession(userId: string): Promise<string> {
  const { id } = await database()
    .insertInto('session')
    .values({
      id: `session of ${userId}`,
      user_id: userId,
      token: userId,
      expires_at: new Date('2100-01-01T00:00:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function addMaterial(courseId: number, userId: string): Promise<string> {
  const material = { title: 'x', url: 'https://example.edu/x', text: null, activityIds: [], topics: [] };
  const [id = ''] = await insertMaterials(courseId, userId, [material]);
  return id;
}

async function addModelAlert(side: Side): Promise<string> {
  const id = newId();
  await database()
    .insertInto('llm_alert')
    .values({ id, provider: side, kind: 'failures', value: 5, threshold: 5 })
    .execute();
  return id;
}

/** In the outbox of an installation without a mail server. */
async function addLetter(userId: string, side: Side): Promise<string> {
  const [id, notificationId, dueAt] = [newId(), newId(), new Date('2024-11-01T00:00:00Z')];
  const common = { user_id: userId, kind: 'notifications.test', due_at: dueAt };
  await database()
    .insertInto('notification')
    .values({ ...common, id: notificationId, key: side, facts: '{}', state: 'planned' })
    .execute();
  await database()
    .insertInto('notification_delivery')
    .values({ ...common, id, notification_id: notificationId, channel: 'email', state: 'sent' })
    .execute();
  const letter = { address: `${side}@example.edu`, subject: `${side} letter`, plain: side, html: side };
  await database()
    .insertInto('outbox_letter')
    .values({ ...letter, id, user_id: userId })
    .execute();
  return id;
}
