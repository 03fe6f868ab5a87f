import type { Command } from 'commander';
import { migrate, readMigrationState } from '#adapters/database/migrate.ts';
import { openProgram, type Program } from '#app/program.ts';
import { AppError } from '#kernel/errors.ts';

/** `pulse migrate`: the database as this version of the program needs it. Every start does the same. */
export function register(program: Command): void {
  program
    .command('migrate')
    .description('apply the migrations that the database has not seen; several may run at once')
    .option('--check', 'apply nothing; exit with 1 when some are pending')
    .action(({ check = false }: { check?: boolean }) => withUnmigrated(check ? reportPending : applyPending));
}

async function applyPending({ database }: Program): Promise<void> {
  const applied = await migrate(database.pool);
  for (const name of applied) console.log(`applied ${name}`);
  if (applied.length === 0) console.log('nothing to apply');
}

async function reportPending({ database }: Program): Promise<void> {
  const { pending } = await readMigrationState(database.pool);
  for (const name of pending) console.log(`pending ${name}`);
  if (pending.length > 0) process.exitCode = 1;
  else console.log('nothing to apply');
}

/**
 * Runs `work` on the database as it is. The process whose embedded database it joined may end meanwhile, which leaves
 * nothing half done: then once more, with the database to itself.
 */
async function withUnmigrated(work: (program: Program) => Promise<void>): Promise<void> {
  try {
    await withOpened(work);
  } catch (error) {
    if (error instanceof AppError) throw error;
    await withOpened(work);
  }
}

async function withOpened(work: (program: Program) => Promise<void>): Promise<void> {
  const program = await openProgram({ joins: true, migrates: false });
  try {
    await work(program);
  } finally {
    await program.close();
  }
}
