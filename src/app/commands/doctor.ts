import type { Command } from 'commander';
import { examine } from '#app/doctor/examine.ts';
import type { Finding } from '#app/doctor/finding.ts';

/** `pulse doctor`: what is wrong with this installation, and what to do about it. */
export function register(program: Command): void {
  program
    .command('doctor')
    .description('check the configuration and every service it names; exits with 1 on a fault')
    .option('--json', 'print the findings as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const findings = await examine();
      console.log(json ? JSON.stringify({ findings }, null, 2) : findings.map(line).join('\n'));
      if (findings.some(({ status }) => status === 'fault')) process.exitCode = 1;
    });
}

function line({ status, about, seen, remedy }: Finding): string {
  return `${status.padEnd(8)} ${about.padEnd(14)} ${remedy === undefined ? seen : `${seen}; ${remedy}`}`;
}
