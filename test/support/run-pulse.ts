import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '#app/root.ts';

export interface EndedPulse {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const failureSchema = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

/**
 * Runs a command of ours, as `./pulse <arguments>` does, to its end. Nobody can be asked anything.
 *
 * @param environment e.g. PULSE_DATA_DIR; PATH is inherited, other variables are not
 */
export async function runPulse(
  parameters: readonly string[],
  environment: Record<string, string>,
): Promise<EndedPulse> {
  const env = { PATH: process.env['PATH'], ...environment };
  try {
    const done = await promisify(execFile)(process.execPath, ['src/main.ts', ...parameters], { cwd: root, env });
    return { code: 0, ...done };
  } catch (error) {
    return failureSchema.parse(error);
  }
}
