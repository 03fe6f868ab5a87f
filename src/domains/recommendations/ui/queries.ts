import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { addressOf, api } from '#web/kit/api/client.ts';
import type { AdviceQuality } from '../quality/contract.ts';
import type { AdviceOfStudent, RatingBody } from '../rating/contract.ts';
import type {
  BulkDecision,
  BulkUndo,
  DecisionBody,
  ReviewDetail,
  ReviewItem,
  ReviewList,
  Waiting,
} from '../review/contract.ts';
import type { AdviceSettings } from '../settings/contract.ts';

/** What the queue is narrowed to, as the query of its address. */
export interface QueueSearch {
  readonly state?: 'approved' | 'rejected';
  readonly courseId?: number;
  readonly studentId?: number;
  readonly kind?: 'advice' | 'test_feedback';
  readonly zone?: 'A' | 'B' | 'C';
  readonly language?: 'ru' | 'en';
  readonly composer?: 'rules' | 'model';
}

const coursePath = (courseId: number): string => `/courses/${String(courseId)}`;
const itemPath = ({ course, id }: Pick<ReviewItem, 'course' | 'id'>): string =>
  `${coursePath(course.id)}/recommendations/${id}`;

/** Page by page. */
export function queueQuery(search: QueueSearch) {
  return infiniteQueryOptions({
    queryKey: ['course', 'recommendations', search],
    queryFn: ({ pageParam, signal }) =>
      api.get<ReviewList>('/recommendations', { query: { ...search, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export const waitingQuery = queryOptions({
  queryKey: ['course', 'recommendations-waiting'],
  queryFn: ({ signal }) => api.get<Waiting>('/recommendations/waiting', { signal }),
});

export function detailQuery(item: Pick<ReviewItem, 'course' | 'id'>) {
  return queryOptions({
    queryKey: ['course', 'recommendation', { id: item.course.id, recommendationId: item.id }],
    queryFn: ({ signal }) => api.get<ReviewDetail>(itemPath(item), { signal }),
  });
}

export function adviceSettingsQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'advice-settings', { id: courseId }],
    queryFn: ({ signal }) => api.get<AdviceSettings>(`${coursePath(courseId)}/advice-settings`, { signal }),
  });
}

/** @param days of being composed */
export function qualityQuery(courseId: number | undefined, days: number) {
  return queryOptions({
    queryKey: ['course', 'recommendations-quality', { courseId, days }],
    queryFn: ({ signal }) => api.get<AdviceQuality>('/recommendations/quality', { query: { courseId, days }, signal }),
  });
}

export function qualityExportAddress(courseId: number | undefined, days: number): string {
  return addressOf('/recommendations/quality/export', { courseId, days });
}

export function adviceQuery(courseId: number, studentId: number) {
  return queryOptions({
    queryKey: ['course', 'advice', { id: courseId, studentId }],
    queryFn: ({ signal }) =>
      api.get<AdviceOfStudent>(`${coursePath(courseId)}/students/${String(studentId)}/advice`, { signal }),
  });
}

/** Whatever tells of recommendations is fetched again, also after a refusal: somebody else may have been faster. */
function useRefresh() {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [topic, name] }) =>
        topic === 'course' && typeof name === 'string' && (name.startsWith('recommendation') || name === 'advice'),
    });
}

export type BulkDecisionBody = Exclude<DecisionBody, { action: 'edited' }>;

/** Decisions of a teacher, one or many, and taking them back. */
export function useDecisions() {
  const onSettled = useRefresh();
  return {
    one: useMutation({
      mutationFn: ({ item, decision }: { item: ReviewItem; decision: DecisionBody }) =>
        api.post<ReviewDetail>(`${itemPath(item)}/decision`, decision),
      onSettled,
    }),
    many: useMutation({
      mutationFn: (body: { ids: readonly string[]; decision: BulkDecisionBody }) =>
        api.post<BulkDecision>('/recommendations/decisions', body),
      onSettled,
    }),
    undo: useMutation({
      mutationFn: (decisionIds: readonly string[]) => api.post<BulkUndo>('/recommendations/undo', { decisionIds }),
      onSettled,
    }),
  };
}

export function useSetShowing(courseId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (settings: AdviceSettings) =>
      api.put<AdviceSettings>(`${coursePath(courseId)}/advice-settings`, settings),
    onSuccess: (settings) => {
      queries.setQueryData(adviceSettingsQuery(courseId).queryKey, settings);
    },
  });
}

/** Asks for advice to a student; when it is there, the course's pages are told. */
export function useAskForAdvice(courseId: number, studentId: number) {
  return useMutation({
    mutationFn: () => api.post<undefined>(`${coursePath(courseId)}/students/${String(studentId)}/advice`),
  });
}

/** What a student says of what was advised; the answer is what is told from then on. */
export function useOwnAdvice(courseId: number, studentId: number) {
  const queries = useQueryClient();
  const path = (id: string): string => `${coursePath(courseId)}/recommendations/${id}`;
  const onSuccess = (told: AdviceOfStudent): void => {
    queries.setQueryData(adviceQuery(courseId, studentId).queryKey, told);
  };
  return {
    rate: useMutation({
      mutationFn: ({ id, ...rating }: RatingBody & { id: string }) =>
        api.put<AdviceOfStudent>(`${path(id)}/rating`, rating),
      onSuccess,
    }),
    mark: useMutation({
      mutationFn: ({ id, ...mark }: { id: string; item: number; isDone: boolean }) =>
        api.put<AdviceOfStudent>(`${path(id)}/done`, mark),
      onSuccess,
    }),
  };
}
