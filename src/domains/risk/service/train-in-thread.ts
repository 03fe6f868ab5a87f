import { Worker } from 'node:worker_threads';
import { threadResult } from '#kernel/thread-result.ts';
import { type Trained, type TrainingRequest, trainingAnswerSchema } from '../early-warning/training/thread-messages.ts';

/**
 * Trains the models of an institution in a thread of its own, and compares them with the present ones on who was held out.
 *
 * @param onTrained told how many of how many models are trained
 * @throws the reason of `signal` when it is aborted
 */
export async function trainInThread(
  request: TrainingRequest,
  signal: AbortSignal,
  onTrained: (done: number, total: number) => void,
): Promise<Trained> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('../early-warning/training/train.thread.ts', import.meta.url), {
    workerData: request,
    execArgv: [],
  });
  const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
  const abort = (): void => {
    stop(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([
      threadResult(thread, (message) => {
        const told = trainingAnswerSchema.parse(message);
        if (told.kind === 'end') return told;
        onTrained(told.done, told.total);
        return undefined;
      }),
      stopped,
    ]);
  } finally {
    signal.removeEventListener('abort', abort);
    await thread.terminate();
  }
}
