import { Readable } from 'node:stream';
import { getImportDetail, startImports, storeUpload } from '#domains/imports/index.ts';
import type { ImportDetail, ReviewMode } from '#domains/imports/contract.ts';
import type { DatabaseTest } from './database.ts';
import { finishTasks } from './finish-tasks.ts';

/** Uploads a file and waits for all that follows. Inside `test.run`. */
export async function importContent(
  test: DatabaseTest,
  name: string,
  content: Uint8Array,
  choices: { readonly course?: string; readonly review?: ReviewMode } = {},
): Promise<ImportDetail> {
  const upload = await storeUpload(name, Readable.from([content]));
  const [started] = await startImports(null, [upload], choices);
  if (!started) throw new Error('one file is one batch');
  await finishTasks(test.runtime);
  return getImportDetail(started.id, 'ru');
}
