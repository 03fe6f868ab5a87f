import { cellText } from '../formats/cell-text.ts';
import { readWorkbook } from '../formats/read-workbook.ts';
import { ReadingError } from '../reading-error.ts';
import { visibleSheets } from '../sources/read-tables.ts';
import { answerRequests } from './answer-requests.ts';
import { tableRequestSchema, type TableAnswer } from './table-messages.ts';

answerRequests((request, answer) => {
  const { content, fileName, limits } = tableRequestSchema.parse(request);
  const [sheet] = visibleSheets(readWorkbook(Buffer.from(content), fileName, limits));
  if (!sheet) throw new ReadingError('file.no_sheets');
  const rows = sheet.rows.map((row) => row.map((cell) => cellText(cell).trim()));
  answer({ kind: 'table', table: { sheet: sheet.name, rows } } satisfies TableAnswer);
});
