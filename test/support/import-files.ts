import { Readable } from 'node:stream';
import type { ImportDetail } from '#domains/imports/contract.ts';
import { getImportDetail, startImports, storeUpload } from '#domains/imports/index.ts';
import type { DatabaseTest } from './database.ts';
import { finishTasks } from './finish-tasks.ts';

type Choices = Parameters<typeof startImports>[2];

/** Uploads files with the choices, and waits for all that follows. */
async function upload(
  test: DatabaseTest,
  files: readonly (readonly [name: string, content: Uint8Array])[],
  choices: Choices,
): Promise<ImportDetail[]> {
  const uploads = [];
  for (const [name, content] of files) uploads.push(await storeUpload(name, Readable.from([content])));
  const started = await startImports(null, uploads, choices);
  await finishTasks(test.runtime);
  return Promise.all(started.map(({ id }) => getImportDetail(id, 'ru')));
}

/** Uploads files and waits for all that follows. */
export function importFiles(
  test: DatabaseTest,
  ...files: [name: string, content: Uint8Array][]
): Promise<ImportDetail[]> {
  return upload(test, files, {});
}

/** Uploads one file and waits for all that follows. */
export async function importFile(
  test: DatabaseTest,
  content: Uint8Array,
  name = 'file.xlsx',
  choices: Choices = {},
): Promise<ImportDetail> {
  const [batch] = await upload(test, [[name, content]], choices);
  if (!batch) throw new Error('one file is one batch');
  return batch;
}
