import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '#test/support/program.ts';
import { runPulse } from '#test/support/run-pulse.ts';

const folder = temporaryFolder();
const file = join(folder, 'Химия.csv');
const environment = { PULSE_DATA_DIR: join(folder, 'data'), PULSE_PUBLIC_URL: 'https://pulse.example.edu' };

const output = z.object({ batches: z.array(z.looseObject({ id: z.string(), status: z.string(), page: z.string() })) });

/** `pulse import … --wait --json`. Not a terminal, so nothing is said meanwhile. */
async function pulseImport(
  ...parameters: string[]
): Promise<{ code: number; batch: z.infer<typeof output>['batches'][number] }> {
  const { code, stdout, stderr } = await runPulse(['import', ...parameters, '--wait', '--json'], environment);
  expect(stderr).toBe('');
  const [batch] = output.parse(JSON.parse(stdout)).batches;
  if (!batch) throw new Error('one file is one batch');
  return { code, batch };
}

describe('pulse import', () => {
  beforeAll(async () => {
    writeFileSync(file, 'Логин,ФИО,Лаб 1 (макс. 10)\ns1,Белова Анна,5\n');
    expect(await pulseImport(file, '--review', 'overwrites')).toMatchObject({ code: 0, batch: { status: 'done' } });
  });

  it('ends with a code of its own and the page when somebody is to agree, and --agree stores it', async () => {
    writeFileSync(file, 'Логин,ФИО,Лаб 1 (макс. 10)\ns1,Белова Анна,6\n');
    const { code, batch } = await pulseImport(file, '--review', 'overwrites');
    expect(code).toBe(4);
    expect(batch).toMatchObject({ status: 'review', page: `https://pulse.example.edu/imports/${batch.id}` });
    const agreed = await pulseImport('--agree', batch.id);
    expect(agreed).toMatchObject({ code: 0, batch: { id: batch.id, status: 'done', cells: { changed: 1 } } });
    const again = await runPulse(['import', '--agree', batch.id], environment);
    expect(again.code).not.toBe(0);
    expect(again.stderr).toContain('does not wait for a decision');
  });

  it('ends with 3 when a file was refused', async () => {
    writeFileSync(file, 'Логин,ФИО,Лаб 1 (макс. 10)\ns1,Белова Анна,пять?\n');
    expect(await pulseImport(file)).toMatchObject({ code: 3, batch: { status: 'refused' } });
  });

  it('takes no other words for when to ask', async () => {
    const { code, stderr } = await runPulse(['import', file, '--review', 'sometimes'], environment);
    expect(code).not.toBe(0);
    expect(stderr).toContain('never, overwrites, always');
  });
});
