import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { personTag, type Actor } from '../actor.ts';
import type { LiveEvent } from '../events.ts';
import { runtime, type Runtime } from '../runtime.ts';
import type { Authenticate } from './authorisation.ts';
import { formatPosition, unreachable, type Position } from '../database/position.ts';
import { tellPosition } from './read-your-writes.ts';
import { defineRoute, type Route } from './route.ts';

export interface LiveEventsOptions {
  authenticate: Authenticate;
  /** Whether the actor may read the course; asked once per course and heartbeat. */
  mayReadCourse: (actor: Actor, courseId: number) => Promise<boolean>;
  /** Default 25: below the 30 to 60 after which proxies close a silent connection. */
  heartbeatSeconds?: number;
}

/** Milliseconds after which the browser connects again. */
const retry = 3000;
/** A page that reads so slowly that this many bytes wait for it is cut off; it connects and fetches again. */
const mostBuffered = 65_536;

/**
 * `GET /api/v1/events`: server-sent events that tell an open page what has changed, as far as the person may know.
 * Each is a message whose data is `{"topic","id"}`, with `courseId` when the change is one course's, with `progress` when it
 * only tells how far the work on it has got; or
 * `{"topic":"everything"}` when some may have been missed on the way from another process. Where there are replicas,
 * `position` says what the page must be shown when it fetches again (header x-pulse-position). The caller is recognised
 * anew with each heartbeat, and when any process tells that something of the person has changed: a stream ends with its
 * session.
 */
export function liveEventsRoute(options: LiveEventsOptions): Route {
  return defineRoute({
    method: 'GET',
    url: '/events',
    permission: 'signed-in',
    summary: 'Live events: what has changed since the page was fetched',
    readsPrimary: true,
    schema: {},
    produces: ['text/event-stream'],
    handler: async ({ actor, request, reply, closing }) => {
      // Nginx would collect events before it passes them on.
      reply.type('text/event-stream').header('x-accel-buffering', 'no');
      // Events from before this stream are not told, so that what they were about must be shown.
      const position = await currentPosition(runtime());
      if (position !== undefined) tellPosition(runtime(), request, reply, position);
      return openStream(actor, request, reply, closing, options);
    },
  });
}

function openStream(
  caller: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  closing: AbortSignal,
  options: LiveEventsOptions,
): Readable {
  // Listeners and timers are called from elsewhere.
  const own = runtime();
  let actor = caller;
  let readable = new Map<number, Promise<boolean>>();
  const stream = new Readable({ read: () => undefined, highWaterMark: mostBuffered });
  const end = (): void => void stream.push(null);
  const send = (text: string): void => {
    if (stream.readableLength + reply.raw.writableLength > mostBuffered) stream.destroy();
    else stream.push(text);
  };
  const mayReadCourse = (courseId: number): Promise<boolean> => {
    const asked = readable.get(courseId) ?? options.mayReadCourse(actor, courseId);
    readable.set(courseId, asked);
    return asked;
  };
  const forward = async (event: LiveEvent): Promise<void> => {
    if (!(await mayKnow(actor, event, mayReadCourse))) return;
    // After a message of progress nothing is fetched.
    send(format(event, event.progress ? undefined : await currentPosition(own)));
  };
  const beat = async (): Promise<void> => {
    const known = await options.authenticate(request, reply);
    if (known) {
      actor = known;
      readable = new Map();
      send(': heartbeat\n\n');
    } else end();
  };
  const tellAll = async (): Promise<void> => send(format({ topic: 'everything' }, await currentPosition(own)));
  const logFailure = (error: unknown): void => own.log.warn({ err: error }, 'live event not sent');

  const leave = own.events.subscribe(
    (event) => void forward(event).catch(logFailure),
    () => void tellAll().catch(logFailure),
    (tags) => {
      if (tags.includes(personTag(actor.userId))) void beat().catch(logFailure);
    },
  );
  const timer = setInterval(() => void beat().catch(logFailure), (options.heartbeatSeconds ?? 25) * 1000);
  closing.addEventListener('abort', end);
  stream.once('close', () => {
    leave();
    clearInterval(timer);
    closing.removeEventListener('abort', end);
  });
  if (closing.aborted) end();
  else send(`retry: ${retry}\n\n`);
  return stream;
}

/** An event that names nobody is nobody's; one that names several audiences is for each of them. */
async function mayKnow(
  actor: Actor,
  event: LiveEvent,
  mayReadCourse: (courseId: number) => Promise<boolean>,
): Promise<boolean> {
  if (event.userId === actor.userId) return true;
  if (event.permission !== undefined && actor.permissions.has(event.permission)) return true;
  return event.courseId !== undefined && (await mayReadCourse(event.courseId));
}

/** Where the primary is now, at or after the change that an event tells of; undefined when there are no replicas. */
async function currentPosition({ pool }: Runtime): Promise<Position | undefined> {
  return pool.replicas && (await pool.position().catch(() => unreachable));
}

function format(
  { topic, id, courseId, progress }: Omit<Partial<LiveEvent>, 'topic'> & { readonly topic: string },
  position: Position | undefined,
): string {
  const told = {
    topic,
    id,
    courseId,
    progress,
    position: position === undefined ? undefined : formatPosition(position),
  };
  return `data: ${JSON.stringify(told)}\n\n`;
}
