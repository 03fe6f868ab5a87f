import type { ReadingLimits } from '../formats/limits.ts';
import { openUpload, type OpenedFile } from '../formats/read-archive.ts';
import { foundIssue, type FoundIssue, type ParsedCourse, type ParsedFile } from '../parsed-gradebook.ts';
import { readSheets } from '../sources/index.ts';
import { isPulledCourse, readPulledCourse } from '../sources/pulled/read-pulled-course.ts';
import { readAsChosen, type ReadingChoice } from '../sources/reading-choice.ts';
import { readTestDocuments } from '../sources/tests/read-documents.ts';
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
 * Reads the bytes of a file; pure, and as slow and as hungry as the file is large: readGradebook() runs it in a process of its own.
 *
 * @param options its name, the course the operator chose, the zone whose clocks the file shows, what it may cost, and how
 *   it is to be read; without that, by what it is
 * @throws ReadingError when the file as a whole cannot be read
 */
export function parseFile(
  file: Buffer,
  {
    limits,
    choice,
    ...named
  }: Omit<ReadingContext, 'maxIssues'> & { readonly limits: ReadingLimits; readonly choice?: ReadingChoice },
  onStage: (stage: ReadingStage) => void,
): ParsedFile {
  onStage('opening');
  if (isPulledCourse(file)) return withinLimits(readPulledCourse(file), limits);
  const upload = openUpload(file, named.fileName, limits);
  onStage('checking');
  if (upload.files.some((one) => 'document' in one)) {
    return withinLimits(readTestDocuments(upload.files, { ...named, maxIssues }), limits);
  }
  const issues = upload.files.flatMap((one) => oversizedSheets(one, limits));
  if (issues.length > 0) return { source: undefined, courses: [], issues };
  const context = { ...named, maxIssues };
  const read = choice ? (...[one, its]: Parameters<typeof readSheets>) => readAsChosen(one, its, choice) : readSheets;
  return withinLimits(readUpload(upload, context, read), limits);
}

function withinLimits(parsed: ParsedFile, limits: ReadingLimits): ParsedFile {
  const cells = parsed.courses.reduce((sum, course) => sum + course.cells.length + answersIn(course), 0);
  if (cells <= limits.cells) return parsed;
  return { ...parsed, courses: [], issues: [foundIssue('file.too_many_cells', { max: limits.cells })] };
}

const answersIn = ({ tests }: ParsedCourse): number =>
  tests?.answers.reduce((sum, { given }) => sum + given.length, 0) ?? 0;
