/** What the server tells open pages: something of `topic` changed; `id` and `courseId` narrow it down. */
export interface LiveEvent {
  readonly topic: string;
  readonly id?: string | number;
  readonly courseId?: number;
}

/** Reads one message of the stream; undefined when it is no event. */
export function parseLiveEvent(data: string): LiveEvent | undefined {
  let body: unknown;
  try {
    body = JSON.parse(data);
  } catch {
    return undefined;
  }
  return isLiveEvent(body) ? body : undefined;
}

function isLiveEvent(body: unknown): body is LiveEvent {
  if (typeof body !== 'object' || body === null || !('topic' in body)) return false;
  const { topic, id, courseId } = { id: undefined, courseId: undefined, ...body };
  const idFits = id === undefined || typeof id === 'string' || typeof id === 'number';
  return typeof topic === 'string' && idFits && (courseId === undefined || typeof courseId === 'number');
}

/**
 * Says whether what was fetched under `queryKey` may have changed with `event`.
 *
 * A query key is `[topic, name, parameters?]`. A parameter that the event names too (`id`, `courseId`)
 * must be equal; a query without it (a list) is always concerned.
 */
export function concerns(event: LiveEvent, queryKey: readonly unknown[]): boolean {
  const [topic, , parameters] = queryKey;
  if (topic !== event.topic) return false;
  return agrees(parameters, 'id', event.id) && agrees(parameters, 'courseId', event.courseId);
}

function agrees(parameters: unknown, name: string, told: string | number | undefined): boolean {
  if (told === undefined || typeof parameters !== 'object' || parameters === null) return true;
  const asked: unknown = Reflect.get(parameters, name);
  return asked === undefined || String(asked) === String(told);
}

/** Pause before the next attempt to connect: 1 s doubling to 30 s, ± 20 % so that pages do not return all at once. */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const delay = Math.min(30_000, 1_000 * 2 ** attempt);
  return Math.round(delay * (0.8 + 0.4 * random()));
}
