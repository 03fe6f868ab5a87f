import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '#app/root.ts';

const run = promisify(execFile);
const script = (path: string): string => join(root, 'node_modules', path);

/**
 * Writes the types of all tables, as kysely-codegen reads them from a migrated database and Prettier lays them out.
 *
 * @param url address of the database
 * @param path file to write
 * @returns what was written
 */
export async function generateTables(url: string, path: string): Promise<string> {
  const generate = [script('kysely-codegen/dist/cli/bin.js'), '--dialect=postgres', `--url=${url}`];
  await run(process.execPath, [...generate, `--out-file=${path}`], { cwd: root });
  const settings = ['--config', join(root, '.prettierrc.json'), '--ignore-path', '/dev/null'];
  await run(process.execPath, [script('prettier/bin/prettier.cjs'), ...settings, '--write', path], { cwd: root });
  return readFile(path, 'utf8');
}
