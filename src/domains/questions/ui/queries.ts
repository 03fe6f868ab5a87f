import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { MistakeList, QuestionList } from '../contract.ts';

/** Questions of a course's tests, those most often wrong first. */
export function questionsQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'questions', { id: courseId }],
    queryFn: ({ signal }) => api.get<QuestionList>(`/courses/${String(courseId)}/questions`, { signal }),
  });
}

/** What a student answered wrong, topic by topic. */
export function mistakesQuery(courseId: number, studentId: number) {
  const path = `/courses/${String(courseId)}/students/${String(studentId)}/mistakes`;
  return queryOptions({
    queryKey: ['course', 'mistakes', { id: courseId, studentId }],
    queryFn: ({ signal }) => api.get<MistakeList>(path, { signal }),
  });
}
