import { runtime } from './runtime.ts';

/** Whole address of a path, as people and other programs reach it from outside, e.g. `/courses/7`. */
export function pageUrl(path: string): string {
  return `${runtime().access.publicUrl.replace(/[/]+$/, '')}${path}`;
}
