import type { Progress } from './progress/progress.ts';

/**
 * Live events tell open pages that something they may show has changed. They carry ids, and at most how far a
 * piece of work has got: the page fetches again, and the route it fetches from decides what it may see.
 */
export interface LiveEvent {
  /** What changed: `import`, `course`, `programme`, `task`, `directory`, `connection`, `model`. */
  topic: 'import' | 'course' | 'programme' | 'task' | 'directory' | 'connection' | 'model';
  /** The changed thing's id. */
  id: string | number;
  /** Who is told: holders of this permission … */
  permission?: string;
  /** … or those who may read this course … */
  courseId?: number;
  /** … or this person. */
  userId?: string;
  /** How far the work on it has got: shown as it is, nothing is fetched. */
  progress?: Progress;
}
