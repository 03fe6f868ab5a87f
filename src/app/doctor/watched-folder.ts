import { readdir } from 'node:fs/promises';
import type { Config } from '#app/config.ts';
import { errorSentence } from '#app/error-sentence.ts';
import { fault, ok, type Finding } from './finding.ts';

const about = 'watched folder';

/** Whether the folder whose files are imported can be read from here. */
export async function examineWatchedFolder({ watchedFolder }: Pick<Config, 'watchedFolder'>): Promise<Finding[]> {
  if (!watchedFolder) return [ok(about, 'not configured: files are imported when somebody uploads them')];
  const { folder } = watchedFolder;
  try {
    await readdir(folder);
    return [ok(about, folder)];
  } catch (error) {
    const remedy = 'check PULSE_WATCH_FOLDER, whether the share is mounted here, and the rights of this user';
    return [fault(about, `cannot read ${folder}: ${errorSentence(error)}`, remedy)];
  }
}
