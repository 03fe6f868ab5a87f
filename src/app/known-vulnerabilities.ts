import { spawn } from 'node:child_process';
import { z } from 'zod';
import { root } from './root.ts';

/** What the registry says of the libraries that run in production. */
export type LibraryAudit =
  /** High and critical ones, a sentence each; none: all is well. */
  | { readonly vulnerabilities: readonly string[] }
  /** Why it says nothing, e.g. because it is a mirror without advisories, or cannot be reached. */
  | { readonly silence: string };

const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string(), range: z.string() })])),
    }),
  ),
});
const refusal = z.object({ message: z.string() });

/** Asks the registry of npm. @param registry default: the configured one */
export async function auditLibraries(registry?: string): Promise<LibraryAudit> {
  const settings = ['--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=10000'];
  const parameters = ['audit', ...settings, ...(registry === undefined ? [] : [`--registry=${registry}`])];
  const answer: unknown = JSON.parse(await outputOf('npm', parameters));
  const found = report.safeParse(answer);
  if (!found.success) return { silence: refusal.safeParse(answer).data?.message ?? 'npm audit gave no report' };
  const grave = Object.entries(found.data.vulnerabilities).filter(([, { severity }]) =>
    /^(high|critical)$/.test(severity),
  );
  return {
    vulnerabilities: grave.flatMap(([name, { severity, via }]) =>
      // A name stands for another library of this list, by which it is affected.
      via.flatMap((one) =>
        typeof one === 'string' ? [] : [`${name} ${one.range}: ${severity}, ${one.title} (${one.url})`],
      ),
    ),
  };
}

/** Its exit code says only whether there is anything to report. */
function outputOf(program: string, parameters: readonly string[]): Promise<string> {
  const child = spawn(program, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}
