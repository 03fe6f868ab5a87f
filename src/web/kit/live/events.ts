/** What the server tells open pages: something of `topic` changed; `id` and `courseId` narrow it down. */
export interface LiveEvent {
  readonly topic: string;
  readonly id?: string | number;
  readonly courseId?: number;
  /** Up to where the server must show what has happened when the page fetches again. */
  readonly position?: string;
  /** How far the work on it has got; nothing else has changed. */
  readonly progress?: Progress;
}

/** How far a step of a long piece of work has got, in its own units. */
export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
  /** Null before there is a rate to tell by. */
  readonly secondsLeft: number | null;
}

/** Where the last that was told of a piece of work is kept, for `useLiveProgress`. */
export function progressKey(topic: string, id: string | number | undefined): readonly unknown[] {
  return [topic, 'progress', { id }];
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
  const id = fieldOf(body, 'id');
  const courseId = fieldOf(body, 'courseId');
  const position = fieldOf(body, 'position');
  return (
    typeof fieldOf(body, 'topic') === 'string' &&
    (id === undefined || isId(id)) &&
    (courseId === undefined || typeof courseId === 'number') &&
    (position === undefined || typeof position === 'string') &&
    isProgress(fieldOf(body, 'progress'))
  );
}

function isProgress(told: unknown): boolean {
  if (told === undefined) return true;
  const secondsLeft = fieldOf(told, 'secondsLeft');
  return (
    typeof fieldOf(told, 'step') === 'string' &&
    typeof fieldOf(told, 'done') === 'number' &&
    typeof fieldOf(told, 'total') === 'number' &&
    (secondsLeft === null || typeof secondsLeft === 'number')
  );
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
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
  const asked = fieldOf(parameters, name);
  return told === undefined || !isId(asked) || String(asked) === String(told);
}

/** Pause before the next attempt to connect: 1 s doubling to 30 s, ± 20 % so that pages do not return all at once. */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const delay = Math.min(30_000, 1_000 * 2 ** attempt);
  return Math.round(delay * (0.8 + 0.4 * random()));
}
