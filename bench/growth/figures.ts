import { z } from 'zod';

/** What something cost once. */
const cost = z.object({
  /** Median of the repeats. */
  ms: z.number(),
  statements: z.number(),
  /** Blocks of 8 KB that PostgreSQL looked at, wherever they lay: no noise moves it. */
  blocks: z.number(),
});

export type Cost = z.infer<typeof cost>;

/** What is measured, in the order in which it is told. */
export const operations = ['courses', 'course', 'heatMap', 'student', 'ownCourse', 'import', 'recomputation'] as const;
export type Operation = (typeof operations)[number];

/** What ./pulse bench growth measures. */
export const growthFigures = z.object({
  repeats: z.int(),
  /** Size of the course that is imported: the same at every size of the university. */
  imported: z.object({ students: z.int(), activities: z.int(), changedCells: z.int() }),
  universities: z.array(
    z.object({
      factor: z.int(),
      courses: z.int(),
      results: z.int(),
      costs: z.record(z.enum(operations), cost),
    }),
  ),
});
