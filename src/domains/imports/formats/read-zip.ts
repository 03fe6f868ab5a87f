import { constants } from 'node:buffer';
import { parse_zip } from '@e965/xlsx';
import { ReadingError } from '../reading-error.ts';
import type { ReadingLimits } from './limits.ts';
import { runSheetJs, type UnpackedZip } from './run-sheetjs.ts';
import { unpackZip } from './unpack-zip.ts';
import { DividedParts } from './xlsx/divided-parts.ts';
import type { PlainCells } from './xlsx/plain-cells.ts';
import type { Workbook, WorkbookFormat } from './workbook.ts';
import { listZipEntries, type ZipEntry } from './zip-directory.ts';

/** Which format of workbooks the parts of a zip file are of; undefined when they are none. */
export function zipFormat(names: readonly string[]): WorkbookFormat | undefined {
  if (names.some((name) => /(^|\/)workbook\d*\.xml$/i.test(name))) return 'xlsx';
  if (names.some((name) => /(^|\/)workbook\d*\.bin$/i.test(name))) return 'xlsb';
  return names.includes('content.xml') && names.includes('META-INF/manifest.xml') ? 'ods' : undefined;
}

/** What else a zip file may be. */
export function otherKind(names: readonly string[]): string {
  if (names.some((name) => name.startsWith('word/'))) return 'DOCX';
  if (names.some((name) => name.startsWith('ppt/'))) return 'PPTX';
  return 'ZIP';
}

/** Pictures, themes, macros and the like are not unpacked. */
function isNeeded({ name }: ZipEntry): boolean {
  return (
    /\.(xml|rels|bin)$/i.test(name) && !/(^|\/)(docProps|theme|media|drawings|charts|printerSettings)\//i.test(name)
  );
}

const uncomputedFormula = ['</f></c>', '</f><v/>', '</f><v></v>'];

/** Attributes of cells with a format of their own. */
const formatted = Array.from({ length: 9 }, (_, digit) => ` s="${String(digit + 1)}`);

/**
 * What no program that writes workbooks leaves behind: declarations of entities, which are only there to be harmful, and
 * cells whose formats are gone, so that 85 % would be read as 0.85.
 */
function assertWhole(format: WorkbookFormat, parts: ReadonlyMap<string, Buffer>): void {
  const contents = [...parts.entries()].filter(([name]) => !name.endsWith('.bin'));
  if (contents.some(([, content]) => content.includes('<!DOCTYPE') || content.includes('<!ENTITY'))) {
    throw new ReadingError('file.damaged');
  }
  const hasFormats = contents.some(
    ([name, content]) => /(^|\/)styles\.xml$/i.test(name) && content.includes('cellXfs'),
  );
  if (format !== 'xlsx' || hasFormats) return;
  const sheets = contents.filter(([name]) => /(^|\/)worksheets\//i.test(name));
  if (sheets.some(([, content]) => formatted.some((attribute) => content.includes(attribute)))) {
    throw new ReadingError('file.damaged');
  }
}

/**
 * Reads an xlsx, xlsb or ods file.
 *
 * @throws ReadingError
 */
export function readZip(file: Buffer, limits: ReadingLimits): Workbook {
  const entries = listZipEntries(file, limits.zipEntries);
  const names = entries.map((entry) => entry.name);
  const format = zipFormat(names);
  if (!format) throw new ReadingError('file.not_spreadsheet', { kind: otherKind(names) });
  const parts = unpackZip(file, entries.filter(isNeeded), limits);
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data'))
    throw new ReadingError('file.password_protected');
  const contents = [...parts.values()];
  assertWhole(format, parts);
  // Each part becomes one string.
  if (contents.some((content) => content.length > constants.MAX_STRING_LENGTH)) {
    throw new ReadingError('file.too_heavy', { megabytes: limits.memoryMegabytes });
  }
  // It shows a formula without a value only together with all empty formatted cells, which cost memory.
  const sheetStubs = contents.some((content) => uncomputedFormula.some((text) => content.includes(text)));
  const workbook = format === 'xlsx' ? readDivided(new DividedParts(parts, limits), limits, sheetStubs) : undefined;
  return workbook ?? runSheetJs(format, limits, (options) => parse_zip(wholeZip(parts), { ...options, sheetStubs }));
}

/** SheetJS gets what was unpacked here and never opens the zip: it believes other headers than the guard does. */
function wholeZip(parts: ReadonlyMap<string, Buffer>): UnpackedZip {
  return {
    files: Object.fromEntries([...parts].map(([name, content]) => [name, { name, asNodeBuffer: () => content }])),
  };
}

/** @returns undefined when the sheets cannot be told from each other this way */
function readDivided(divided: DividedParts, limits: ReadingLimits, sheetStubs: boolean): Workbook | undefined {
  let cells: (PlainCells | undefined)[] | undefined;
  const workbook = runSheetJs(
    'xlsx',
    limits,
    (options) => parse_zip(divided.zip(), { ...options, sheetStubs }),
    (read) => (cells = divided.cellsOf(read)) ?? [],
  );
  return cells && workbook;
}
