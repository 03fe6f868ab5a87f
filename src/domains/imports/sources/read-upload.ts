import type { SaidTests } from '#domains/questions/contract.ts';
import { isAnotherName } from '../another-name.ts';
import type { OpenedFile, OpenedUpload } from '../formats/read-archive.ts';
import type { Sheet, Workbook } from '../formats/workbook.ts';
import { foundIssue, type FoundIssue, type ParsedFile } from '../parsed-gradebook.ts';
import { sources, systemOf } from './index.ts';
import { mergeCourses, mergeProgrammes } from './merge-courses.ts';
import type { ReadingContext } from './source.ts';
import { listIssues } from './issue-list.ts';

/** How a workbook is read. */
type ReadWorkbook = (workbook: Workbook, context: ReadingContext) => ParsedFile;

type ReadFile = { readonly fileName: string } & ParsedFile;

/** The tables of an archive as the sheets of one workbook, each named after its file. */
function asOneWorkbook(files: readonly OpenedFile[]): Workbook | undefined {
  const sheets: Sheet[] = [];
  for (const file of files) {
    // Systems write tables without content as files without content.
    if ('refusal' in file && file.refusal.code === 'file.empty') continue;
    const [sheet, ...others] = 'workbook' in file && file.workbook.format === 'csv' ? file.workbook.sheets : [];
    if (!sheet || others.length > 0) return undefined;
    sheets.push(sheet);
  }
  return { format: 'csv', delimiter: ',', sheets };
}

/** Says of which file of the archive an issue is: text files have one sheet, which has their name. */
function placed(issue: FoundIssue, fileName: string, isText: boolean): FoundIssue {
  if (issue.sheet === undefined) return { ...issue, sheet: fileName };
  return isText ? issue : { ...issue, sheet: `${fileName}: ${issue.sheet}` };
}

function placedTests(tests: SaidTests, inFile: string): SaidTests {
  return { ...tests, answers: tests.answers.map((one) => ({ ...one, sheet: inFile + one.sheet })) };
}

function readOne(file: OpenedFile, context: ReadingContext, read: ReadWorkbook): ReadFile {
  const { fileName } = file;
  if ('refusal' in file) {
    return { fileName, source: undefined, courses: [], issues: [placed(file.refusal.toIssue(), fileName, false)] };
  }
  if ('document' in file) throw new Error('documents are read together, before this');
  const { courses, issues, ...by } = read(file.workbook, {
    ...context,
    fileName: fileName.replace(/^.*\//, ''),
  });
  const isText = file.workbook.format === 'csv';
  const inFile = isText ? undefined : `${fileName}: `;
  return {
    fileName,
    ...by,
    issues: issues.map((issue) => placed(issue, fileName, isText)),
    courses: courses.map((course) => ({
      ...course,
      ...(course.tests && inFile !== undefined && { tests: placedTests(course.tests, inFile) }),
      ...(course.places &&
        inFile !== undefined && {
          places: course.places.map((rows) => rows.map((row) => ({ ...row, sheet: inFile + row.sheet }))),
        }),
      ...(course.columns &&
        inFile !== undefined && {
          columns: course.columns.map((places) => places.map((place) => ({ ...place, sheet: inFile + place.sheet }))),
        }),
    })),
  };
}

/** Files of several systems cannot be one import: students and courses of one system are known by its ids. */
function systemFaults(files: readonly ReadFile[]): FoundIssue[] {
  const known = files.flatMap(({ fileName, source }) =>
    source === undefined ? [] : [{ fileName, system: systemOf(source) }],
  );
  const [first, ...others] = known;
  if (!first) return [];
  return others
    .filter(({ system }) => system !== first.system)
    .map(({ fileName, system }) =>
      foundIssue(
        'archive.several_systems',
        { system, first: first.fileName, firstSystem: first.system },
        { sheet: fileName },
      ),
    );
}

/**
 * One id with two wholly different names, in whatever courses: two sites of one system count their people from 1 each.
 * In one course that is a contradiction, which `mergeCourses` tells.
 */
function personFaults(files: readonly ReadFile[]): FoundIssue[] {
  const seen = new Map<string, { name: string; fileName: string; course: string }>();
  const told = new Set<string>();
  const issues: FoundIssue[] = [];
  for (const { fileName, courses } of files) {
    for (const { externalId: course, students, places } of courses) {
      students.forEach(({ externalId, name }, index) => {
        if (name === undefined) return;
        const first = seen.get(externalId);
        if (!first) seen.set(externalId, { name, fileName, course });
        else if (first.course !== course && isAnotherName(first.name, name) && !told.has(externalId)) {
          told.add(externalId);
          const params = { student: externalId, name, other: first.name, first: first.fileName };
          issues.push(foundIssue('archive.two_people', params, places?.[index]?.at(0) ?? { sheet: fileName }));
        }
      });
    }
  }
  return issues;
}

/**
 * Reads what was uploaded: one workbook; an archive of tables that belong together, as one workbook; or an archive of
 * gradebooks, each as a file of its own, put together course by course.
 */
export function readUpload(
  { isArchive, files }: OpenedUpload,
  context: ReadingContext,
  readWorkbook: ReadWorkbook,
): ParsedFile {
  const [only] = files;
  if (!isArchive && only && 'workbook' in only) return readWorkbook(only.workbook, context);
  const bundle = asOneWorkbook(files);
  const whole = bundle && sources.find((source) => source.readsBundles && source.detect(bundle).score > 0);
  if (whole) return whole.read(bundle, context);
  const read = files.map((file) => readOne(file, context, readWorkbook));
  const { courses, issues } = mergeCourses(read.flatMap((file) => file.courses));
  const { programmes, issues: placed } = mergeProgrammes(read);
  const all = [
    ...read.flatMap((file) => file.issues),
    ...systemFaults(read),
    ...personFaults(read),
    ...issues,
    ...placed,
  ];
  const { source, profile } = read.find((file) => file.source !== undefined) ?? {};
  return {
    source,
    ...(profile && { profile }),
    ...(programmes && { programmes }),
    courses,
    issues: listIssues(all, context.maxIssues),
  };
}
