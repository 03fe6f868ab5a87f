/** What is known of one student's result in one activity, in the order of the legend. */
export const cellStates = ['done', 'late', 'failed', 'attempted', 'overdue', 'upcoming', 'excused', 'none'] as const;
export type CellState = (typeof cellStates)[number];
