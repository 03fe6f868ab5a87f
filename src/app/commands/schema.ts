import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openEmbeddedDatabase, socketUrl } from '#adapters/database/embedded/open.ts';
import { migrate } from '#adapters/database/migrate.ts';
import { findOutdated, generateFiles, writeFiles, type GeneratedFile } from '#app/schema/generated-files.ts';

/** `pulse schema`: the files that follow from db/migrations and from the schema of the environment. */
export function register(program: Command): void {
  program
    .command('schema')
    .description('write anew what follows from db/migrations, src/app/config.ts and src/kernel/letters/frame.mjml')
    .option('--check', 'write nothing; exit with 1 when a file does not agree with its source')
    .action(async ({ check = false }: { check?: boolean }) => {
      const outdated = await findOutdated(await generateFromMigrations());
      if (!check) await writeFiles(outdated);
      for (const { path } of outdated) console.log(`${check ? 'outdated' : 'written'} ${path}`);
      if (outdated.length === 0) console.log('all generated files agree with their sources');
      else if (check) throw new Error('./pulse schema writes these files anew');
    });
}

/** Generates the files from a database that is made for this and thrown away. */
async function generateFromMigrations(): Promise<GeneratedFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-schema-'));
  try {
    const database = await openEmbeddedDatabase(folder, (error) => {
      throw error;
    });
    try {
      await migrate(database.pool);
      return await generateFiles({ pool: database.pool, url: socketUrl(folder) });
    } finally {
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
