import type { LiveEvent } from '#kernel/events.ts';
import { runtime } from '#kernel/runtime.ts';

/** A live event about an import, for those who may see it. */
export function importEvent(batchId: string): LiveEvent {
  return { topic: 'import', id: batchId, permission: 'imports.read' };
}

/** Tells open journals that a batch has moved on. */
export function publishImport(batchId: string): void {
  runtime().events.publish(importEvent(batchId));
}
