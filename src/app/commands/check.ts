import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';

/** `pulse check`: every rule the code must obey. */
export function register(program: Command): void {
  program
    .command('check')
    .description('check types, lint rules, boundaries, formatting and unused code')
    .action(() => {
      process.exitCode = spawnSync('npx', ['tsc', '-p', 'tsconfig.json'], { stdio: 'inherit' }).status ?? 1;
    });
}
