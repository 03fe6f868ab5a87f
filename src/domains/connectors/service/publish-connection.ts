import { runtime } from '#kernel/runtime.ts';

/** Tells open pages that a connection has changed, or that its pull has moved on. */
export function publishConnection(connectionId: string): void {
  runtime().events.publish({ topic: 'connection', id: connectionId, permission: 'connections.manage' });
}
