import type { TablePreview } from '../mapping/contract.ts';
import { ReadingError } from '../reading-error.ts';
import { previewAnswerSchema, type PreviewRequest } from './preview-messages.ts';
import { runReading } from './run-reading.ts';

/**
 * The first rows of a file and what its columns may be, in a process of its own.
 *
 * @throws ReadingError when the file as a whole cannot be read
 */
export function readPreview(request: PreviewRequest): Promise<TablePreview> {
  return runReading({
    module: new URL('./preview.process.ts', import.meta.url),
    request,
    limits: request.limits,
    onMessage: (message) => {
      const answer = previewAnswerSchema.parse(message);
      if (answer.kind === 'refused') throw new ReadingError(answer.code, answer.params);
      return answer.preview;
    },
  });
}
