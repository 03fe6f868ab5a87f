import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '#kernel/errors.ts';
import { clock } from '#kernel/runtime.ts';
import { defineSetting, getSetting, setSetting } from '#kernel/settings.ts';
import { actorForUser, createUser, findUserByLogin, listUsers } from '#domains/identity/index.ts';
import { defaultTeacher, listBatchesById, startImports, storeUpload } from '#domains/imports/index.ts';
import { addMaterials, listMaterials } from '#domains/materials/index.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import {
  assignHead,
  createGroup,
  createProgramme,
  linkStudentToUser,
  setProgrammeOfCourse,
  upsertStudents,
} from '#domains/roster/index.ts';
import { inventBehaviour } from './behaviour.ts';
import { writeGradebooks, type StudyingStudent } from './gradebooks.ts';
import { demoLogins, demoPassword, secondTeacher, type DemoLogin } from './logins.ts';
import { inventStudents } from './people.ts';
import { coursePlans, programmes, type CoursePlan } from './plan.ts';
import { termAround } from './term.ts';

/** The system whose exports the demo's gradebooks imitate. */
const system = 'my-itmo';
const studentsPerGroup = 24;

/** How far the demo university has got in this data folder; `absent` in any other. */
const demoSetting = defineSetting({
  key: 'demo.state',
  schema: z.enum(['absent', 'preparing', 'ready']),
  default: 'absent',
});

/**
 * Fills an empty program with a university: its gradebooks are written as files and come in through the same import as
 * anybody's. A program that holds the demo already is left as it is; a preparation that was cut short goes on.
 *
 * @param say told of each step
 * @returns a login for each role
 * @throws AppError demo.not_empty when the data folder holds something else
 */
export async function prepareDemo(say: (line: string) => void): Promise<readonly DemoLogin[]> {
  const state = await getSetting(demoSetting);
  if (state === 'ready') return demoLogins;
  if (state === 'absent' && (await listUsers()).length > 0) throw new AppError('demo.not_empty');
  await setSetting(demoSetting, 'preparing', null);
  say('Preparing the demo university…');
  const random = seededRandom(20_261_124);
  const students = inventStudents(
    programmes.flatMap((programme) => programme.groups),
    studentsPerGroup,
    random,
  ).map((student): StudyingStudent => ({ ...student, behaviour: inventBehaviour(random) }));
  const users = await createDemoUsers();
  const programmeIds = await createProgrammes(users.head);
  for (const [index, plan] of coursePlans.entries()) {
    say(`  course ${index + 1} of ${coursePlans.length}: ${plan.name}`);
    const own = students.filter((student) => plan.groups.includes(student.group));
    const courseId = await importCourse(plan, own, users, seededRandom(index + 1));
    await upsertStudents(system, courseId, own);
    await setProgrammeOfCourse(courseId, programmeIds.get(plan.programme) ?? null);
    await addReading(courseId, plan, users.administrator);
  }
  await linkStudentToUser(system, strugglingStudent(students).externalId, users.student);
  await setSetting(defaultTeacher, users.teacher, null);
  await setSetting(demoSetting, 'ready', null);
  return demoLogins;
}

type DemoUsers = Record<DemoLogin['role'], string> & { secondTeacher: string };

async function createDemoUsers(): Promise<DemoUsers> {
  const ids = new Map<string, string>();
  for (const { login, name, role } of [...demoLogins, secondTeacher]) {
    const known = await findUserByLogin(login);
    const user =
      known ??
      (await createUser({ login, name, email: `${login}@pulse.example`, password: demoPassword, roles: [role] }));
    ids.set(login, user.id);
  }
  const idOf = (login: string): string => {
    const id = ids.get(login);
    if (id === undefined) throw new Error(`the demo has nobody called ${login}`);
    return id;
  };
  return {
    student: idOf('student'),
    teacher: idOf('teacher'),
    head: idOf('head'),
    operator: idOf('operator'),
    administrator: idOf('admin'),
    secondTeacher: idOf(secondTeacher.login),
  };
}

async function createProgrammes(headId: string): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const { name, groups } of programmes) {
    const id = await createProgramme(name);
    ids.set(name, id);
    await assignHead(headId, id);
    for (const group of groups) await createGroup(group, id);
  }
  return ids;
}

async function importCourse(
  plan: CoursePlan,
  students: readonly StudyingStudent[],
  users: DemoUsers,
  random: ReturnType<typeof seededRandom>,
): Promise<number> {
  const files = writeGradebooks(plan, students, termAround(clock().now(), clock().timeZone), random);
  const uploads = [
    await storeUpload(`${plan.name} — выполнение.xlsx`, Readable.from([files.progress])),
    await storeUpload(`${plan.name} — посещаемость.xlsx`, Readable.from([files.attendance])),
  ];
  const teacher = plan.programme === programmes[0].name ? users.teacher : users.secondTeacher;
  const started = await startImports(users.operator, uploads, { teacherId: teacher });
  for (;;) {
    const batches = await listBatchesById(started.map(({ id }) => id));
    if (batches.some(({ status }) => status === 'refused' || status === 'failed')) throw new AppError('demo.refused');
    const courseId = batches.find((batch) => batch.courseId !== null)?.courseId;
    if (batches.every(({ status }) => status === 'done') && typeof courseId === 'number') return courseId;
    await sleep(50);
  }
}

/** An encyclopedia's pages on each topic; none twice where a preparation that was cut short goes on. */
async function addReading(courseId: number, { topics }: CoursePlan, userId: string): Promise<void> {
  const actor = await actorForUser(userId);
  if (!actor || (await listMaterials(actor, courseId)).total > 0) return;
  const reading = topics.map((topic) => ({
    title: `Википедия: ${topic}`,
    url: `https://ru.wikipedia.org/w/index.php?search=${encodeURIComponent(topic)}`,
    ...{ text: null, activityIds: [], topics: [] },
  }));
  await addMaterials(actor, courseId, reading);
}

/** The student whose login the demo gives: one who stopped half-way, to whom the pages have most to say. */
function strugglingStudent(students: readonly StudyingStudent[]): StudyingStudent {
  const found = students.find(({ behaviour }) => Number.isFinite(behaviour.stopsInWeek));
  if (!found) throw new Error('the demo has a student who stopped');
  return found;
}
