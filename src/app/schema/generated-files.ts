import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { configurationTable, environmentExample } from '#app/configuration-table.ts';
import { root } from '#app/root.ts';
import { dumpSchema } from './dump-schema.ts';
import { generateLetterFrame } from './generate-letter-frame.ts';
import { generateTables } from './generate-tables.ts';

/** A file of the repository that is made of others and must agree with them. */
export interface GeneratedFile {
  /** Relative to the program's folder. */
  readonly path: string;
  readonly text: string;
}

export interface MigratedDatabase {
  readonly pool: Pool;
  /** Its address for another process. */
  readonly url: string;
}

/**
 * All generated files as they should be: of the schema of the database, of that of the environment, and of the frame of
 * letters.
 */
export async function generateFiles({ pool, url }: MigratedDatabase): Promise<GeneratedFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-schema-'));
  try {
    return [
      { path: 'src/kernel/database/tables.ts', text: await generateTables(url, join(folder, 'tables.ts')) },
      { path: 'db/schema.snapshot.sql', text: await dumpSchema(pool) },
      { path: 'src/kernel/letters/frame.html', text: await generateLetterFrame() },
      { path: 'docs/configuration.md', text: configurationTable() },
      { path: '.env.example', text: environmentExample() },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Those of the files that are not in the repository as they should be. */
export async function findOutdated(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  const outdated: GeneratedFile[] = [];
  for (const file of files) {
    const present = await readFile(join(root, file.path), 'utf8').catch(() => undefined);
    if (present !== file.text) outdated.push(file);
  }
  return outdated;
}

export async function writeFiles(files: readonly GeneratedFile[]): Promise<void> {
  for (const { path, text } of files) await writeFile(join(root, path), text);
}
