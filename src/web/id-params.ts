import { notFound } from '@tanstack/react-router';

/** `$courseId` of an address, as the number it is. */
export const courseParams = {
  parse: ({ courseId }: { readonly courseId: string }) => ({ courseId: toId(courseId) }),
  stringify: ({ courseId }: { readonly courseId: number }) => ({ courseId: String(courseId) }),
};

/** `$courseId` and `$studentId` of an address. */
export const studentParams = {
  parse: ({ courseId, studentId }: { readonly courseId: string; readonly studentId: string }) => ({
    courseId: toId(courseId),
    studentId: toId(studentId),
  }),
  stringify: ({ courseId, studentId }: { readonly courseId: number; readonly studentId: number }) => ({
    courseId: String(courseId),
    studentId: String(studentId),
  }),
};

/** `$courseId` and `$activityId` of an address. */
export const activityParams = {
  parse: ({ courseId, activityId }: { readonly courseId: string; readonly activityId: string }) => ({
    courseId: toId(courseId),
    activityId: toId(activityId),
  }),
  stringify: ({ courseId, activityId }: { readonly courseId: number; readonly activityId: number }) => ({
    courseId: String(courseId),
    activityId: String(activityId),
  }),
};

/** An address whose id is no number leads to no page. */
export function toId(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw notFound();
  return Number(text);
}
