import { runtime } from '../runtime.ts';

/**
 * Runs `work` in a transaction of the runtime's database; nested calls join the outer one. Every statement made
 * through `database()` inside, however deep, belongs to it.
 */
export function transaction<T>(work: () => Promise<T>): Promise<T> {
  return runtime().pool.transaction(work);
}

/**
 * Runs `work` inside the open transaction; when it throws, what it has written is taken back and the transaction can go
 * on. @throws what `work` throws
 */
export function attempt<T>(work: () => Promise<T>): Promise<T> {
  return runtime().pool.attempt(work);
}

/** Runs `action` after the commit of the open transaction, or at once when none is open. */
export function afterCommit(action: () => void): void {
  runtime().pool.afterCommit(action);
}
