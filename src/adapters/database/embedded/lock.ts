import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { AppError } from '#kernel/errors.ts';

const holderSchema = z.object({ pid: z.number(), socketFolder: z.string() });
export type Holder = z.infer<typeof holderSchema>;

export interface FolderLock {
  /** Tells other processes where the holder's database listens. */
  announce(socketFolder: string): void;
  release(): void;
}

/**
 * Takes the data folder for this process, or says who has it. A second process writing to the embedded database's
 * files would silently lose rows. The lock is the operating system's (SQLite holds it on pulse.lock), so it ends with
 * the process however that ends; nothing is left to clean up.
 *
 * @throws AppError data_folder.in_use
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new DatabaseSync(join(folder, 'pulse.lock'));
  try {
    file.exec('pragma busy_timeout = 0; begin immediate');
  } catch (error) {
    file.close();
    throw new AppError('data_folder.in_use', { folder, pid: findHolder(folder)?.pid ?? '?' }, { cause: error });
  }
  return {
    announce(socketFolder) {
      const holder: Holder = { pid: process.pid, socketFolder };
      writeFileSync(holderPath(folder), JSON.stringify(holder), { mode: 0o600 });
    },
    release() {
      file.close();
    },
  };
}

/** Who announced themselves last in this folder; they may be gone. */
export function findHolder(folder: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(holderPath(folder), 'utf8')));
  } catch {
    // No file, or one cut short by a crash: nobody is known.
    return undefined;
  }
}

function holderPath(folder: string): string {
  return join(folder, 'pulse.holder.json');
}
