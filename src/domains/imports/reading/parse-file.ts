import type { ReadingLimits } from '../formats/limits.ts';
import { openUpload, type OpenedFile } from '../formats/read-archive.ts';
import { foundIssue, type FoundIssue, type ParsedFile } from '../parsed-gradebook.ts';
import { readUpload } from '../sources/read-upload.ts';
import type { ReadingContext } from '../sources/source.ts';
import type { ReadingStage } from './stages.ts';

/** As many issues as people read; the rest is counted. */
const maxIssues = 1_000;

function oversizedSheets(file: OpenedFile, limits: ReadingLimits): FoundIssue[] {
  const sheets = 'workbook' in file ? file.workbook.sheets : [];
  return sheets.flatMap(({ name, rows }) => {
    const tooWide = rows.some((row) => row.length > limits.columns);
    return [
      ...(rows.length > limits.rows + 1
        ? [foundIssue('sheet.too_many_rows', { max: limits.rows }, { sheet: name })]
        : []),
      ...(tooWide ? [foundIssue('sheet.too_many_columns', { max: limits.columns }, { sheet: name })] : []),
    ];
  });
}

/**
 * Reads the bytes of a file; pure, and as slow and as hungry as the file is large: readGradebook() runs it in a thread.
 *
 * @param options its name, the course the operator chose, the zone whose clocks the file shows, what it may cost
 * @throws ReadingError when the file as a whole cannot be read
 */
export function parseFile(
  file: Buffer,
  { limits, ...context }: Omit<ReadingContext, 'maxIssues'> & { readonly limits: ReadingLimits },
  onStage: (stage: ReadingStage) => void,
): ParsedFile {
  onStage('opening');
  const upload = openUpload(file, context.fileName, limits);
  onStage('checking');
  const issues = upload.files.flatMap((one) => oversizedSheets(one, limits));
  if (issues.length > 0) return { source: undefined, courses: [], issues };
  const parsed = readUpload(upload, { ...context, maxIssues });
  const cells = parsed.courses.reduce((sum, course) => sum + course.cells.length, 0);
  if (cells <= limits.cells) return parsed;
  return { ...parsed, courses: [], issues: [foundIssue('file.too_many_cells', { max: limits.cells })] };
}
