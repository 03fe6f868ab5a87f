import { parentPort } from 'node:worker_threads';
import type { FoundIssue } from '../parsed-gradebook.ts';
import { ReadingError, type FileIssueCode } from '../reading-error.ts';

/** Why a file is not read. */
interface Refusal {
  readonly kind: 'refused';
  readonly code: FileIssueCode;
  readonly params: FoundIssue['params'];
}

/**
 * Lets this thread answer the requests that it is sent, one after the other, each with what `read` tells of it.
 *
 * @param read reads the file that a request names; `answer` sends what is to go back, and hands buffers over
 */
export function answerRequests(
  read: (request: unknown, answer: (message: object, handedOver?: ArrayBuffer[]) => void) => void,
): void {
  const port = parentPort;
  if (!port) throw new Error('this module runs in a thread');
  port.on('message', (request: unknown) => {
    try {
      read(request, (message, handedOver = []) => {
        port.postMessage(message, handedOver);
      });
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      port.postMessage({ kind: 'refused', code: error.code, params: error.params } satisfies Refusal);
    }
  });
}
