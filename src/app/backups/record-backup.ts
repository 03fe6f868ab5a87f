import { readMigrationState } from '#adapters/database/migrate.ts';
import type { Config } from '#app/config.ts';
import { withProgram } from '#app/program.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { AppError } from '#kernel/errors.ts';

/**
 * Records in the audit that a backup is made, before it is, so that no copy leaves unrecorded and each holds its own
 * record. A database that does not open, or is of another version of the program, is backed up all the same: that is
 * when backups matter most, and to bring it up to date is not what was asked for.
 *
 * @returns whether it is recorded
 * @throws AppError data_folder.in_use
 */
export async function recordBackup(config: Config): Promise<boolean> {
  try {
    return await withProgram(
      async ({ database }) => {
        const { pending, unknown } = await readMigrationState(database.pool);
        if (pending.length + unknown.length > 0) return false;
        await recordAudit('backup.made', {}, {});
        return true;
      },
      { config, migrates: false },
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'data_folder.in_use') throw error;
    if (error instanceof AppError && error.code.startsWith('data_folder.')) return false;
    throw error;
  }
}
