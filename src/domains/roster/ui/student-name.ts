import type { Student } from '../contract.ts';

/** What a student is called on pages: the name, or the id in the source when no source named them. */
export function studentName({ name, externalId }: Pick<Student, 'name' | 'externalId'>): string {
  return name ?? externalId;
}
