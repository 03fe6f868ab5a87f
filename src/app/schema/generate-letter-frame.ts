import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '#app/root.ts';

const run = promisify(execFile);

/** Writes the frame of letters as mail programs want it, from `frame.mjml`, which people can read. */
export async function generateLetterFrame(): Promise<string> {
  const compiler = join(root, 'node_modules/mjml/bin/mjml');
  const frame = join(root, 'src/kernel/letters/frame.mjml');
  const options = ['--stdout', '--noStdoutFileComment', '--config.validationLevel=strict'];
  const { stdout } = await run(process.execPath, [compiler, frame, ...options], { cwd: root });
  return `${stdout.trimEnd()}\n`;
}
