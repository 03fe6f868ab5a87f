import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { StudentResults } from '#domains/gradebook/contract.ts';
import { studentResultsQuery } from '#domains/gradebook/ui/queries.ts';
import { studentAsOfQuery } from '#domains/history/ui/queries.ts';
import type { MetricsOfStudent } from '#domains/metrics/contract.ts';
import { metricsOfStudentQuery } from '#domains/metrics/ui/queries.ts';
import type { ZoneOfStudent } from '#domains/risk/contract.ts';
import { zoneOfStudentQuery } from '#domains/risk/ui/queries.ts';

interface ShownStudent {
  readonly metrics: UseQueryResult<MetricsOfStudent>;
  readonly zone: UseQueryResult<ZoneOfStudent>;
  readonly results: UseQueryResult<StudentResults>;
}

/** What a student's page shows: as stored now, or computed as of a day (`2024-10-12`), which is one request. */
export function useShownStudent(courseId: number, studentId: number, day: string | undefined): ShownStudent {
  const isNow = day === undefined;
  const then = { ...studentAsOfQuery(courseId, studentId, day ?? ''), enabled: !isNow };
  const past = {
    metrics: useQuery({ ...then, select: ({ metrics }) => metrics }),
    zone: useQuery({ ...then, select: ({ zone }) => zone }),
    results: useQuery({ ...then, select: ({ results }) => results }),
  };
  const present = {
    metrics: useQuery({ ...metricsOfStudentQuery(courseId, studentId), enabled: isNow }),
    zone: useQuery({ ...zoneOfStudentQuery(courseId, studentId), enabled: isNow }),
    results: useQuery({ ...studentResultsQuery(courseId, studentId), enabled: isNow }),
  };
  return isNow ? present : past;
}
