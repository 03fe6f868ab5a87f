import type { Actor } from '#kernel/actor.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { changeSetting } from '#domains/audit/index.ts';
import { loginSettings, type LoginSettings } from '../contract.ts';
import type { ParsedFile, ParsedStudent } from '../parsed-gradebook.ts';

/** Whether a login stands for the same person in all systems. Only the university knows; until it says so: no. */
export const sharedLogins = defineSetting({
  key: 'imports.shared_logins',
  schema: loginSettings.shape.areShared,
  default: false,
});

/** The file without logins, where they tell nothing of other systems: what is of no use is not kept. */
export async function withoutForeignLogins(file: ParsedFile): Promise<ParsedFile> {
  if (await getSetting(sharedLogins)) return file;
  return {
    ...file,
    courses: file.courses.map((course) => ({ ...course, students: course.students.map(withoutLogin) })),
  };
}

function withoutLogin({ login: _login, ...student }: ParsedStudent): ParsedStudent {
  return student;
}

export async function getLoginSettings(): Promise<LoginSettings> {
  return { areShared: await getSetting(sharedLogins) };
}

/** Says whether logins are the same in all systems; files saved from then on heed it. */
export async function setLoginSettings(actor: Actor, { areShared }: LoginSettings): Promise<LoginSettings> {
  await changeSetting(actor, sharedLogins, areShared);
  return { areShared };
}
