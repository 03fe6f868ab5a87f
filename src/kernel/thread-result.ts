import type { Worker } from 'node:worker_threads';

/**
 * Follows a thread until it has answered.
 *
 * @param onMessage takes one message of the thread; what it returns other than undefined is the result
 * @throws what `onMessage` throws, what the thread fails with, or that it ended without an answer
 */
export function threadResult<Result>(
  thread: Worker,
  onMessage: (message: unknown) => Result | undefined,
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  thread.on('message', (message: unknown) => {
    try {
      const result = onMessage(message);
      if (result !== undefined) resolve(result);
    } catch (error) {
      reject(error);
    }
  });
  thread.on('error', reject);
  thread.on('messageerror', reject);
  thread.on('exit', () => {
    reject(new Error('The thread ended without an answer'));
  });
  return promise;
}
