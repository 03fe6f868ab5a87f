import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that can change what the browser receives. */
const sources = [
  'package.json',
  'package-lock.json',
  'src/web/**/*',
  'src/domains/*/ui/**/*',
  'src/domains/*/contract.ts',
  'src/domains/**/*.messages.ts',
];

/**
 * The fingerprint of the pages' sources: equal sources, equal stamp, on any machine.
 *
 * @param root the project's folder
 * @returns a SHA-256 in hexadecimal
 */
export function stampOf(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root }).filter((file) => isSource(root, file));
  for (const file of files.sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function isSource(root: string, file: string): boolean {
  return !/\.test\.tsx?$/.test(file) && statSync(join(root, file)).isFile();
}
