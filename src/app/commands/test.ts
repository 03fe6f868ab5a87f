import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';
import { root } from '#app/root.ts';

/** Runs a script of ours or of a package with this Node.js, in the program's folder, and returns its exit code. */
function run(script: string, ...parameters: string[]): number {
  const { status } = spawnSync(process.execPath, [`${root}/${script}`, ...parameters], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

/** `pulse test`: exits with 1 when a test fails or none ran; the last line tells how many passed and failed. */
export function register(program: Command): void {
  program
    .command('test')
    .description('install what the tests need (PostgreSQL, PgBouncer, Chromium…) and run them')
    .argument('[filters...]', 'run only test files whose path contains one of these')
    .option('--quick', 'leave out the slow tests, those that start whole programs or browsers, and install nothing')
    .action((filters: string[], { quick = false }: { quick?: boolean }) => {
      if (!quick) run('test/services/install.ts');
      process.exitCode = run('node_modules/vitest/vitest.mjs', 'run', ...(quick ? ['--project=unit'] : []), ...filters);
    });
}
