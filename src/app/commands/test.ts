import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';

/** `pulse test`: the tests, all or those whose path holds a filter. */
export function register(program: Command): void {
  program
    .command('test')
    .description('prepare what the tests need and run them')
    .argument('[filters...]', 'run only test files whose path contains one of these')
    .action((filters: string[]) => {
      process.exitCode = spawnSync('npx', ['vitest', 'run', ...filters], { stdio: 'inherit' }).status ?? 1;
    });
}
