import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DeadlineList, HeatMap } from '#domains/gradebook/contract.ts';
import { deadlinesQuery, heatMapQuery } from '#domains/gradebook/ui/queries.ts';
import { courseAsOfQuery } from '#domains/history/ui/queries.ts';
import type { MetricsOfCourse } from '#domains/metrics/contract.ts';
import { metricsOfCourseQuery } from '#domains/metrics/ui/queries.ts';
import type { ZonesOfCourse } from '#domains/risk/contract.ts';
import { zonesQuery } from '#domains/risk/ui/queries.ts';

interface ShownCourse {
  readonly metrics: UseQueryResult<MetricsOfCourse>;
  readonly zones: UseQueryResult<ZonesOfCourse>;
  readonly heatMap: UseQueryResult<HeatMap>;
  readonly deadlines: UseQueryResult<DeadlineList>;
}

/** What a course's page shows: as stored now, or computed as of a day (`2024-10-12`), which is one request. */
export function useShownCourse(courseId: number, day: string | undefined): ShownCourse {
  const isNow = day === undefined;
  const then = { ...courseAsOfQuery(courseId, day ?? ''), enabled: !isNow };
  const past = {
    metrics: useQuery({ ...then, select: ({ metrics }) => metrics }),
    zones: useQuery({ ...then, select: ({ zones }) => zones }),
    heatMap: useQuery({ ...then, select: ({ heatMap }) => heatMap }),
    deadlines: useQuery({ ...then, select: ({ deadlines }) => deadlines }),
  };
  const present = {
    metrics: useQuery({ ...metricsOfCourseQuery(courseId), enabled: isNow }),
    zones: useQuery({ ...zonesQuery(courseId), enabled: isNow }),
    heatMap: useQuery({ ...heatMapQuery(courseId), enabled: isNow }),
    deadlines: useQuery({ ...deadlinesQuery(courseId), enabled: isNow }),
  };
  return isNow ? present : past;
}
