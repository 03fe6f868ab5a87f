import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createLocalFileStore } from '#adapters/files/local.ts';
import { openCatalogues } from '#app/catalogues.ts';
import type { RuntimeOverrides } from './runtime.ts';

/** A folder for files that is removed when the tests of the file are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-files-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Everything of the whole program that a test's runtime may want: all tasks, all follow-ups, files in a folder. */
export function wholeProgram(folder = temporaryFolder()): RuntimeOverrides {
  return {
    files: createLocalFileStore(folder),
    ...openCatalogues(),
  };
}
