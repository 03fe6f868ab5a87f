import type { WatchedFileState } from './contract.ts';

/** A file as the folder shows it. */
export interface FoundFile {
  /** Below the folder, with / between its parts. */
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

export interface WatchedFile extends FoundFile {
  readonly state: WatchedFileState;
}

/** Folders in folders that are looked into: of each term and faculty, but not a whole archive. */
export const deepest = 3;
/** Files above this number are no place for exchange but an archive. */
export const mostFiles = 5_000;

/** Hidden, of an open spreadsheet program, or of a transfer that has not ended. */
export function isPassing(name: string): boolean {
  return /^(\.|~\$|Thumbs\.db$|desktop\.ini$)|(\.(part|partial|tmp|temp|crdownload|filepart|download)|~)$/i.test(name);
}

/**
 * What became of the folder since the last look.
 *
 * @returns `changed`: new, or of another size or time, and to be noted as settling; `complete`: as they were at the last
 *   look, and to be imported; also those that could not be read then
 */
export function compareLooks(
  found: readonly FoundFile[],
  known: readonly WatchedFile[],
): { changed: FoundFile[]; complete: FoundFile[]; gone: string[] } {
  const knownAt = new Map(known.map((file) => [file.path, file]));
  const isSame = (file: FoundFile): boolean => {
    const before = knownAt.get(file.path);
    return before?.bytes === file.bytes && before.modifiedAt.getTime() === file.modifiedAt.getTime();
  };
  const stays = new Set(found.map(({ path }) => path));
  return {
    changed: found.filter((file) => !isSame(file)),
    complete: found.filter((file) => isSame(file) && isOpen(knownAt.get(file.path))),
    gone: known.flatMap(({ path }) => (stays.has(path) ? [] : [path])),
  };
}

const isOpen = (file: WatchedFile | undefined): boolean => file?.state === 'settling' || file?.state === 'unreadable';
