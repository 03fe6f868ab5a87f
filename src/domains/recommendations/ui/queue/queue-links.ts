import type { ReactNode } from 'react';
import type { ReviewItem } from '../../review/contract.ts';

/** Whose advice it is, as links; undefined within the page of that student. */
export type QueueLinks =
  | {
      readonly student: (item: ReviewItem) => ReactNode;
      readonly course: (item: ReviewItem) => ReactNode;
    }
  | undefined;
