import { CellTable } from '../../cell-table.ts';
import { decodeText } from '../../formats/delimited-text.ts';
import type { OpenedFile } from '../../formats/read-archive.ts';
import type { ParsedFile } from '../../parsed-gradebook.ts';
import { IssueList } from '../issue-list.ts';
import { displayName, longestName, normalisedName } from '../names.ts';
import type { ReadingContext } from '../source.ts';
import { fieldOf, hasField, type DocumentPlace } from './document-fields.ts';
import { readAnswers, type ReadAnswers } from './read-answers.ts';
import { foundInTests } from './found-in-tests.ts';
import { readSyllabus, readTests, type ReadTests } from './read-tests.ts';

/**
 * Tests of a course as JSON documents: its programme by week, its tests with questions, the answers of its students. It is
 * no `Source`: what it reads is no workbook. Students and courses are those of tables made by hand.
 */
export const testDocuments = { id: 'test-documents', system: 'table' } as const;

type Layout = 'syllabus' | 'tests' | 'answers';

/** Which of the three a document is, by the fields of its entries. */
function layoutOf(value: unknown): Layout | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const entries: readonly unknown[] = value;
  const have = (field: string): boolean => entries.some((entry) => hasField(entry, field));
  if (have('Студент') && have('Ответы')) return 'answers';
  if (!have('Тема')) return undefined;
  const asks = (entry: unknown): boolean => Array.isArray(fieldOf(entry, 'Задания'));
  if (entries.some(asks)) return 'tests';
  return have('Что изучаем') || have('Неделя') ? 'syllabus' : undefined;
}

interface Document {
  readonly layout: Layout;
  readonly entries: readonly unknown[];
  readonly place: DocumentPlace;
}

function openDocument(file: OpenedFile, issues: IssueList): Document | undefined {
  const { fileName } = file;
  if (!('document' in file)) {
    issues.add('tests.other_file', { sheet: fileName });
    return undefined;
  }
  try {
    const value: unknown = JSON.parse((decodeText(file.document) ?? '').replace(/^\ufeff/, ''));
    const layout = layoutOf(value);
    if (layout && Array.isArray(value)) return { layout, entries: value, place: { fileName, path: '', issues } };
    issues.add('tests.unknown_layout', { sheet: fileName });
  } catch (error) {
    // V8 cannot follow lists in lists in lists for ever.
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    issues.add('tests.not_json', { sheet: fileName }, { reason: error.message.slice(0, 200) });
  }
  return undefined;
}

/** «history_tests.json», «История ответы.json»: the course is what stands before the word for the contents. */
const partWords =
  /^(.*?)[\s_.–—-]*(?:program|programme|syllabus|tests?|quiz|quizzes|student|students|answers?|программ[аы]|тест[ы]?|ответ[ы]?|студент[ыов]*)(?=[\s_.–—-]|$).*$/iu;

function courseOf({ fileName, course }: ReadingContext, issues: IssueList): string {
  const chosen = displayName(course ?? '');
  if (chosen !== '') {
    issues.add('tests.course_as_chosen', {}, { course: chosen });
    return chosen;
  }
  const whole = displayName(fileName.replace(/\.[a-z]{2,5}$/i, '').replace(/\s*\(\d{1,3}\)$/, ''));
  const part = displayName(partWords.exec(whole)?.[1] ?? '');
  const name = ((part === '' ? whole : part) || '?').slice(0, longestName);
  issues.add('tests.course_from_file_name', {}, { course: name });
  return name;
}

/** Reads the documents of an upload, each by what it is, as one course. */
export function readTestDocuments(files: readonly OpenedFile[], context: ReadingContext): ParsedFile {
  const issues = new IssueList(context.maxIssues);
  const found = new Map<Layout, Document>();
  for (const file of files) {
    const document = openDocument(file, issues);
    if (!document) continue;
    const { layout, place } = document;
    const first = found.get(layout)?.place.fileName;
    if (first === undefined) found.set(layout, document);
    else issues.add('tests.layout_twice', { sheet: place.fileName }, { first });
  }
  const read = <Result>(
    layout: Layout,
    by: (entries: readonly unknown[], place: DocumentPlace) => Result,
    none: Result,
  ) => {
    const document = found.get(layout);
    return document ? by(document.entries, document.place) : none;
  };
  const noTests: ReadTests = { activities: [], questions: [] };
  const nobody: ReadAnswers = { students: [], places: [], answers: [] };
  const syllabus = read('syllabus', readSyllabus, []);
  const { activities, questions } = read('tests', readTests, noTests);
  const { students, places, answers } = read('answers', readAnswers, nobody);
  if (found.size === 0) return { source: testDocuments.id, courses: [], issues: issues.list() };
  const name = courseOf(context, issues);
  const tests = { syllabus, questions, answers };
  issues.add('tests.found', {}, foundInTests(tests, activities.length, students.length));
  const course = {
    ...{ externalId: normalisedName(name), name, students, places, activities, cells: new CellTable(), tests },
    columns: activities.map(({ name: topic }) => [{ sheet: found.get('tests')?.place.fileName ?? '', column: topic }]),
  };
  return { source: testDocuments.id, courses: [course], issues: issues.list() };
}
