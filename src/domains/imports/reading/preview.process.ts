import { readFileSync } from 'node:fs';
import { readWorkbook } from '../formats/read-workbook.ts';
import { ReadingError } from '../reading-error.ts';
import { previewWorkbook } from '../sources/tables/preview-table.ts';
import { answerRequests } from './answer-requests.ts';
import { previewRequestSchema, type PreviewAnswer } from './preview-messages.ts';

answerRequests((request, answer) => {
  const { path, fileName, limits, ...asked } = previewRequestSchema.parse(request);
  const preview = previewWorkbook(readWorkbook(readFileSync(path), fileName, limits), asked);
  if (!preview) throw new ReadingError('file.no_sheets');
  answer({ kind: 'preview', preview } satisfies PreviewAnswer);
});
