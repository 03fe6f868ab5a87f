import { runtime } from '#kernel/runtime.ts';

/** Tells open pages that a look at the directory has moved on. */
export function publishRun(runId: string): void {
  runtime().events.publish({ topic: 'directory', id: runId, permission: 'directory.manage' });
}
