import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#app/root.ts';
import { imageFolder, imagePrefix, type ReportFile } from './page.ts';

const resultFolder = join(root, 'bench/results');

/** What the benches have left, by their names. */
export async function readResults(): Promise<Map<string, unknown>> {
  const results = new Map<string, unknown>();
  for (const file of (await readdir(resultFolder)).sort()) {
    if (!file.endsWith('.json')) continue;
    results.set(file.slice(0, -'.json'.length), JSON.parse(await readFile(join(resultFolder, file), 'utf8')));
  }
  return results;
}

/** Paths of the files that are not in the repository as they should be, and of charts that nothing makes any more. */
export async function findDifferences(files: readonly ReportFile[]): Promise<string[]> {
  const differing: string[] = [];
  for (const { path, text } of files) {
    const present = await readFile(join(root, path), 'utf8').catch(() => undefined);
    if (present !== text) differing.push(path);
  }
  return [...differing, ...(await listStrayCharts(files))];
}

export async function replaceFiles(files: readonly ReportFile[]): Promise<void> {
  for (const { path, text } of files) await writeFile(join(root, path), text);
  for (const path of await listStrayCharts(files)) await rm(join(root, path));
}

async function listStrayCharts(files: readonly ReportFile[]): Promise<string[]> {
  const made = new Set(files.map(({ path }) => path));
  const present = (await readdir(join(root, imageFolder))).filter((name) => name.startsWith(imagePrefix)).sort();
  return present.map((name) => `${imageFolder}/${name}`).filter((path) => !made.has(path));
}
