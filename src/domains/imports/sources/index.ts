import type { Workbook } from '../formats/workbook.ts';
import { foundIssue, type ParsedFile } from '../parsed-gradebook.ts';
import { blackboard } from './blackboard.ts';
import { brightspace } from './brightspace.ts';
import { canvas } from './canvas.ts';
import { genericLong, genericWide } from './generic-tables.ts';
import { googleClassroom } from './google-classroom.ts';
import { gradescope } from './gradescope.ts';
import { moodle } from './moodle.ts';
import { myItmoAttendance } from './my-itmo-attendance.ts';
import { myItmoProgress } from './my-itmo-progress.ts';
import { oneroster } from './oneroster.ts';
import { pulledCourse } from './pulled/read-pulled-course.ts';
import { pulseTemplate } from './pulse-template.ts';
import { visibleSheets } from './read-tables.ts';
import { openEdx } from './open-edx.ts';
import { sakai } from './sakai.ts';
import { testDocuments } from './tests/read-documents.ts';
import { stepik } from './stepik.ts';
import { ulearn } from './ulearn.ts';
import type { Detection, ReadingContext, Source } from './source.ts';
import { findHeaderRow } from './header-row.ts';
import { headerText } from './headers.ts';

/** All layouts we read. Of two that a workbook resembles alike, the earlier: headers tell more than cells. */
export const sources: readonly Source[] = [
  pulseTemplate,
  oneroster,
  canvas,
  moodle,
  sakai,
  openEdx,
  blackboard,
  gradescope,
  brightspace,
  googleClassroom,
  ulearn,
  stepik,
  myItmoProgress,
  myItmoAttendance,
  genericLong,
  genericWide,
];

/** Whether a source reads tables of no system, made by hand. */
export function isMadeByHand(sourceId: string): boolean {
  return sources.some(({ id, isGeneral }) => id === sourceId && isGeneral === true);
}

/** What reads no workbooks. */
const others = [pulledCourse, testDocuments];

/** All systems whose students have ids. */
export const systems: readonly string[] = [...new Set([...sources, ...others].map(({ system }) => system))];

/** The system that writes the layout of a source. @throws when there is no such source */
export function systemOf(sourceId: string): string {
  const source = [...sources, ...others].find(({ id }) => id === sourceId);
  if (!source) throw new Error(`no source is called ${sourceId}`);
  return source.system;
}

/** A layout that explains less than this of the cells is not taken for it. */
const leastScore = 0.3;

/** Whether the first row is that of a table of OneRoster, which has people and courses but no gradebook. */
function isOneRoster(workbook: Workbook): boolean {
  const first =
    visibleSheets(workbook)
      .at(0)
      ?.rows.at(0)
      ?.map((cell) => headerText(cell)) ?? [];
  return first.some((header) => /^(sourcedId|userSourcedId)$/.test(header)) || first.join() === 'propertyName,value';
}

function unknownLayout(workbook: Workbook): ParsedFile {
  if (isOneRoster(workbook)) return { source: undefined, courses: [], issues: [foundIssue('file.oneroster')] };
  const sheets = visibleSheets(workbook);
  const nameless = sheets.filter((sheet) => findHeaderRow(sheet)?.student === undefined);
  const issues =
    sheets.length > 0 && nameless.length === sheets.length
      ? nameless.map((sheet) => foundIssue('sheet.no_student_column', {}, { sheet: sheet.name }))
      : [foundIssue(sheets.length === 0 ? 'file.no_sheets' : 'file.unknown_layout')];
  return { source: undefined, courses: [], issues };
}

type RankedSource = Detection & { readonly source: Source };

/** A system that the workbook resembles comes before tables of none, and those before systems it does not resemble. */
function rankOf({ source, score }: RankedSource): number {
  if (score < leastScore) return score;
  return source.isGeneral ? 1 + score : 2 + score;
}

function rank(some: readonly Source[], workbook: Workbook): RankedSource[] {
  const ranked = some.map((source) => ({ source, ...source.detect(workbook) }));
  return ranked.toSorted((a, b) => rankOf(b) - rankOf(a));
}

/** All sources, the likeliest first, each with what speaks for it. */
export function rankSources(workbook: Workbook): RankedSource[] {
  return rank(sources, workbook);
}

/**
 * Reads a workbook as the source whose layout it resembles most. Whether it is a table of no system, for which every
 * cell is looked at, is asked only when it resembles none.
 */
export function readSheets(workbook: Workbook, context: ReadingContext): ParsedFile {
  const ofSystems = sources.filter(({ isGeneral }) => !isGeneral);
  const general = sources.filter(({ isGeneral }) => isGeneral);
  for (const some of [ofSystems, general]) {
    const [best] = rank(some, workbook);
    if (best && best.score >= leastScore) return best.source.read(workbook, context);
  }
  return unknownLayout(workbook);
}
