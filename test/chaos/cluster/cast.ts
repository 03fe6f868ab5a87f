import type { Pool } from 'pg';
import { setTimeout as wait } from 'node:timers/promises';
import { linkStudentToUser } from '#domains/roster/index.ts';
import { addPerson } from '#test/support/people.ts';
import type { Cast } from './load.ts';
import { Person } from './person.ts';
import { size, type Uploads } from './uploads.ts';
import type { Verdicts } from './verdicts.ts';

/** How many of whom. */
const counts = { operators: 2, teachers: 3, students: 4 };

/** Adds the people of a run and signs them in. Inside the runtime. */
export async function createCast(address: string, verdicts: Verdicts): Promise<Cast> {
  const person = (login: string): Person => new Person(login, address, verdicts);
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
  const operators = numbers(counts.operators).map((number) => person(`operator${number}`));
  for (const { login } of operators) await addPerson(login, 'operator');
  const teachers = new Map<string, Person>();
  for (const number of numbers(counts.teachers)) {
    const { id, login } = await addPerson(`teacher${number}`, 'teacher');
    teachers.set(id, person(login));
  }
  const administrator = person('administrator1');
  await addPerson(administrator.login, 'administrator');
  const students = new Map(
    numbers(counts.students).map((number) => [`id_${String(number).padStart(2, '0')}`, person(`student${number}`)]),
  );
  const cast = { operators, teachers, students, administrator };
  for (const one of [...operators, ...teachers.values(), administrator]) await one.signIn();
  return cast;
}

/** Uploads the first version of every course, waits for their students and gives the students' logins to them. */
export async function openTerm(
  cast: Cast,
  uploads: Uploads,
  pool: Pool,
  options: { courses: number; teacherOf: (course: number) => string },
): Promise<void> {
  const [operator] = cast.operators;
  if (!operator) throw new Error('nobody can upload');
  for (let course = 0; course < options.courses; course += 1) await uploads.uploadNext(operator, options.teacherOf);
  while ((await pool.query('select from student')).rowCount !== size.students) await wait(50);
  for (const [externalId, student] of cast.students) {
    const { id } = await addPerson(student.login, 'student');
    if (!(await linkStudentToUser('my-itmo', externalId, id))) throw new Error(`there is no student ${externalId}`);
    await student.signIn();
  }
}
