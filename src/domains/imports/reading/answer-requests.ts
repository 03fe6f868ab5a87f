import { flushCompileCache } from 'node:module';
import { lowerPriority } from '#kernel/lower-priority.ts';
import type { FoundIssue } from '../parsed-gradebook.ts';
import { ReadingError, type FileIssueCode } from '../reading-error.ts';
import { endWithParent } from './end-with-parent.ts';
import type { ProcessMessage } from './process-messages.ts';

/** Why a file is not read. */
interface Refusal {
  readonly kind: 'refused';
  readonly code: FileIssueCode;
  readonly params: FoundIssue['params'];
}

/**
 * Lets this process answer the requests that it is sent, one after the other, each with what `read` tells of it, and end
 * with the process that started it. Pages of the same machine go first.
 *
 * @param read reads the file that a request names; `answer` sends what is to go back
 */
export function answerRequests(read: (request: unknown, answer: (message: object) => void) => void): void {
  endWithParent();
  lowerPriority();
  process.on('message', (request: unknown) => {
    const answer = (message: object): void => {
      say({ kind: 'answer', answer: message });
    };
    try {
      read(request, answer);
    } catch (error) {
      if (error instanceof ReadingError) {
        answer({ kind: 'refused', code: error.code, params: error.params } satisfies Refusal);
      } else say({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
    }
    say({ kind: 'rests', residentBytes: process.memoryUsage.rss() });
    // Here, because a process that is ended by a signal would leave nothing for the next one.
    flushCompileCache();
  });
}

function say(message: ProcessMessage): void {
  process.send?.(message);
}
