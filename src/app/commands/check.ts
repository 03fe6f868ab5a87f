import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { auditLibraries } from '#app/known-vulnerabilities.ts';
import { root } from '#app/root.ts';

interface Check {
  name: string;
  /** A script in node_modules and what it is given. */
  command: readonly [script: string, ...parameters: string[]];
  /** What to do when it fails and the output does not say so. */
  remedy?: string;
}

interface Outcome {
  passed: boolean;
  seconds: number;
  output: string;
}

const eslint = ['eslint/bin/eslint.js', '--max-warnings=0', '--no-error-on-unmatched-pattern'] as const;
const without = (...patterns: string[]): string[] => patterns.map((pattern) => `--ignore-pattern=${pattern}`);
/** These lie in src/web but belong to the server's types. */
const pageBuild = ['src/web/build', 'src/web/build.ts', 'src/web/vite.config.ts'];

/** The longest first, so that the last ones fill the gaps. */
const checks: readonly Check[] = [
  // Not with --cache: it keeps a file's verdict although the types that the file imports have changed.
  {
    name: 'lint of the server',
    command: [...eslint, '.', ...without('src/web/*', 'src/domains/*/ui', ...pageBuild.map((path) => `!${path}`))],
  },
  { name: 'lint of the pages', command: [...eslint, 'src/web', 'src/domains/*/ui/**', ...without(...pageBuild)] },
  { name: 'types of the server', command: ['typescript/bin/tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the pages', command: ['typescript/bin/tsc', '-p', 'src/web/tsconfig.json'] },
  {
    name: 'boundaries',
    command: [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      'src',
      'test',
      'bench',
      '--output-type=err-long',
      '--no-progress',
    ],
  },
  { name: 'unused code', command: ['knip/bin/knip.js', '--no-progress', '--no-config-hints'] },
  {
    name: 'formatting',
    command: ['prettier/bin/prettier.cjs', '.', '--check', '--cache', '--cache-location=.pulse/prettier.json'],
    remedy: 'npx prettier --write . puts it right.',
  },
];

/** Runs one check to its end. Throws when it cannot be started. */
function run(check: Check): Promise<Outcome> {
  const [script, ...parameters] = check.command;
  const start = performance.now();
  const child = spawn(process.execPath, [`${root}/node_modules/${script}`, ...parameters], { cwd: root });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => (output += text));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ passed: code === 0, seconds: (performance.now() - start) / 1000, output: output.trim() });
    });
  });
}

/** Fails for a library with a grave vulnerability that is known; a registry that tells nothing is no failure. */
async function checkLibraries(): Promise<void> {
  const audit = await auditLibraries();
  if ('silence' in audit) {
    console.log(`skipped known vulnerabilities: the registry does not tell (${audit.silence})`);
    return;
  }
  const isWell = audit.vulnerabilities.length === 0;
  console.log(`${isWell ? 'passed' : 'FAILED'}  known vulnerabilities`);
  if (isWell) return;
  for (const line of audit.vulnerabilities) console.log(line);
  console.log('Update the library (npm update NAME); see npm audit.');
  process.exitCode = 1;
}

/** Runs all checks, as many at once as there are cores, and prints a line for each as it ends. */
async function runAll(): Promise<void> {
  const waiting = [...checks];
  const failed: string[] = [];
  async function worker(): Promise<void> {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { passed, seconds, output } = await run(check);
      console.log(`${passed ? 'passed' : 'FAILED'}  ${check.name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s`);
      if (!passed) failed.push(['', `── ${check.name} ──`, output, ...(check.remedy ? [check.remedy] : [])].join('\n'));
    }
  }
  // It waits for the network, not for a processor.
  await Promise.all([checkLibraries(), ...Array.from({ length: availableParallelism() }, worker)]);
  for (const text of failed) console.log(text);
  if (failed.length > 0) process.exitCode = 1;
}

/** `pulse check`: every rule the code must obey; exits with 1 when one is broken. */
export function register(program: Command): void {
  program
    .command('check')
    .description('check types, lint rules, boundaries, unused code and formatting')
    .action(runAll);
}
