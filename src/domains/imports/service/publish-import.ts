import { runtime } from '#kernel/runtime.ts';

/** Tells open journals that a batch has moved on. */
export function publishImport(batchId: string): void {
  runtime().events.publish({ topic: 'import', id: batchId, permission: 'imports.read' });
}
