/** What is being done with a file, in this order. */
export const readingStages = ['opening', 'checking'] as const;
export type ReadingStage = (typeof readingStages)[number];
