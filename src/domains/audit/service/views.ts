import { AsyncLocalStorage } from 'node:async_hooks';
import { LRUCache } from 'lru-cache';
import { runtime, withRuntime, type Runtime } from '#kernel/runtime.ts';
import type { AuditAction, AuditDetails } from '../contract.ts';
import { insertNewEvents, type NewEvent } from '../store/events.ts';
import { toEvent, type AuditSubject } from './record.ts';

/** Milliseconds that a view waits for others, so that a page of ten requests is one statement. */
const gatheringTime = 1000;
/** While the database is away, views wait for it; more than these are not kept. */
const mostWaiting = 20_000;

interface Notebook {
  /** By what is seen as the same. */
  readonly waiting: Map<string, NewEvent>;
  /** Written lately by this process: the database is not even asked. */
  readonly known: LRUCache<string, true>;
  timer: NodeJS.Timeout | undefined;
  /** Writes under way. */
  writing: Promise<void>;
}

const notebooks = new WeakMap<Runtime, Notebook>();

/** Runs a function outside of whatever called: a timer made in a request must belong neither to it nor to its transaction. */
const outside = AsyncLocalStorage.snapshot();

/**
 * Notes that somebody looks at something. It is written after the answer, together with what else is seen within a second,
 * and only once an hour for one person and one object; so no page is slower by it. A server that stops writes what waits
 * (`flushViews`); a process that is killed loses the last second.
 */
export function noteView<Action extends AuditAction>(
  action: Action,
  subject: AuditSubject,
  details: AuditDetails<Action>,
): void {
  const own = runtime();
  const notebook = notebookOf(own);
  const event = toEvent(action, subject, details);
  const key = JSON.stringify({ ...event, id: '' });
  if (notebook.known.has(key) || notebook.waiting.has(key)) return;
  if (notebook.waiting.size >= mostWaiting) {
    own.log.error({ action }, 'a view is not in the audit: too many wait for the database');
    return;
  }
  notebook.waiting.set(key, event);
  writeSoon(own, notebook);
}

function writeSoon(own: Runtime, notebook: Notebook): void {
  const attempt = (): void => {
    void withRuntime(own, flushViews).catch((error: unknown) => {
      own.log.error({ err: error }, 'views are not in the audit yet; trying again');
      writeSoon(own, notebook);
    });
  };
  notebook.timer ??= outside(() => setTimeout(attempt, gatheringTime).unref());
}

/** Writes the views that wait. What cannot be written waits for the next one. Not inside a transaction. */
export function flushViews(): Promise<void> {
  const notebook = notebookOf(runtime());
  clearTimeout(notebook.timer);
  notebook.timer = undefined;
  const writing = notebook.writing.catch(() => undefined).then(() => write(notebook));
  notebook.writing = writing;
  return writing;
}

async function write({ waiting, known }: Notebook): Promise<void> {
  const events = [...waiting];
  if (events.length === 0) return;
  await insertNewEvents(events.map(([, event]) => event));
  for (const [key] of events) {
    waiting.delete(key);
    known.set(key, true);
  }
}

function notebookOf(own: Runtime): Notebook {
  const existing = notebooks.get(own);
  if (existing) return existing;
  const known = new LRUCache<string, true>({ max: 50_000, ttl: 900_000 });
  const made: Notebook = { waiting: new Map(), known, timer: undefined, writing: Promise.resolve() };
  notebooks.set(own, made);
  return made;
}
