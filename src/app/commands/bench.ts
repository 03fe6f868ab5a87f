import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { root } from '#app/root.ts';

/** `pulse bench`: runs a measurement; a bench is a folder of bench/ with a run.ts. */
export function register(program: Command): void {
  const names = listBenches();
  program
    .command('bench')
    .description('run a measurement')
    .argument('<name>', names.join(', '))
    .argument('[options...]', "the bench's own, e.g. --json")
    .allowUnknownOption()
    .action((name: string, options: string[]) => {
      if (!names.includes(name)) throw new Error(`there is no bench "${name}"; benches are ${names.join(', ')}`);
      const script = join(root, 'bench', name, 'run.ts');
      const { status } = spawnSync(process.execPath, [script, ...options], { cwd: root, stdio: 'inherit' });
      process.exitCode = status ?? 1;
    });
}

function listBenches(): string[] {
  const folder = join(root, 'bench');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'run.ts')));
}
