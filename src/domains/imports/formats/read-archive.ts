import { ReadingError } from '../reading-error.ts';
import type { ReadingLimits } from './limits.ts';
import { otherKind, zipFormat } from './read-zip.ts';
import { readWorkbook } from './read-workbook.ts';
import { isDocument, recogniseContent } from './recognise-content.ts';
import { unpackZip } from './unpack-zip.ts';
import type { Workbook } from './workbook.ts';
import { listZipEntries, type ZipEntry } from './zip-directory.ts';

/** A file as it was uploaded, or one of an archive: a workbook, or a document of JSON; one that cannot be read says why. */
export type OpenedFile = { readonly fileName: string } & (
  { readonly workbook: Workbook } | { readonly document: Buffer } | { readonly refusal: ReadingError }
);

/** What was uploaded: one file, or an archive of several. */
export interface OpenedUpload {
  readonly isArchive: boolean;
  readonly files: readonly OpenedFile[];
}

const mostFiles = 200;

/** What file managers put beside the files: folders, and notes of their own. */
function isFile({ name }: ZipEntry): boolean {
  return !/(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name) && !name.endsWith('/');
}

function open(fileName: string, content: Buffer, limits: ReadingLimits): OpenedFile {
  if (isDocument(content)) return { fileName, document: content };
  try {
    return { fileName, workbook: readWorkbook(content, fileName.replace(/^.*\//, ''), limits) };
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return { fileName, refusal: error };
  }
}

function readArchive(file: Buffer, entries: readonly ZipEntry[], limits: ReadingLimits): OpenedFile[] {
  const wanted = entries.filter(isFile);
  if (wanted.length === 0) throw new ReadingError('archive.nothing');
  if (wanted.length > mostFiles) throw new ReadingError('archive.too_many_files', { max: mostFiles });
  const names = wanted.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new ReadingError('archive.same_name', { name: twice });
  return [...unpackZip(file, wanted, limits)].map(([name, content]) => open(name, content, limits));
}

/**
 * Opens an upload: a workbook, or a zip of several files, each read by its content. What is in an archive is no archive
 * again.
 *
 * @throws ReadingError
 */
export function openUpload(file: Buffer, fileName: string, limits: ReadingLimits): OpenedUpload {
  if (file.length <= limits.fileBytes && recogniseContent(file) === 'zip') {
    const entries = listZipEntries(file, limits.zipEntries);
    const names = entries.map(({ name }) => name);
    if (!zipFormat(names) && otherKind(names) === 'ZIP') {
      return { isArchive: true, files: readArchive(file, entries, limits) };
    }
  }
  if (file.length <= limits.fileBytes && isDocument(file)) {
    return { isArchive: false, files: [{ fileName, document: file }] };
  }
  return { isArchive: false, files: [{ fileName, workbook: readWorkbook(file, fileName, limits) }] };
}
