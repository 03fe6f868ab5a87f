import type { Role } from '#kernel/actor.ts';

export interface DemoLogin {
  login: string;
  name: string;
  role: Role;
  password: string;
}

/** Known to everybody: the demo holds no real person's data. */
export const demoPassword = 'pulse-demo';

const people = [
  { login: 'student', name: 'Студент (демо)', role: 'student' },
  { login: 'teacher', name: 'Ветров Сергей', role: 'teacher' },
  { login: 'head', name: 'Осипова Марина', role: 'head' },
  { login: 'operator', name: 'Данилова Инна', role: 'operator' },
  { login: 'admin', name: 'Администратор', role: 'administrator' },
] as const;

/** A login for each role. */
export const demoLogins: readonly DemoLogin[] = people.map((person) => ({ ...person, password: demoPassword }));

/** Teaches the other programme; a teacher sees own courses only. */
export const secondTeacher: DemoLogin = {
  login: 'teacher2',
  name: 'Лунина Татьяна',
  role: 'teacher',
  password: demoPassword,
};
