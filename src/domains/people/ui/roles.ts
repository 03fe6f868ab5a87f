import type { PersonRole } from '../contract.ts';

/** All roles, from the one most people hold to the one fewest do. */
export const personRoles = [
  'student',
  'teacher',
  'head',
  'operator',
  'administrator',
] as const satisfies readonly PersonRole[];
