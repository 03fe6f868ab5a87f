import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { pngFile } from '#test/fixtures/workbook-files.ts';
import { defaultReadingLimits } from '../formats/limits.ts';
import { writeMyItmoAttendance } from '../templates/my-itmo-attendance.ts';
import { writeMyItmoProgress } from '../templates/my-itmo-progress.ts';
import { parseFile } from './parse-file.ts';
import { readGradebook } from './read-gradebook.ts';

const timeZone = 'Europe/Moscow';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-reading-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function stored(name: string, content: Uint8Array): { path: string; fileName: string; timeZone: string } {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { path, fileName: name, timeZone };
}

describe('readGradebook', { timeout: 60_000 }, () => {
  test('the process gives what parsing gives, in as many pieces as it takes, and tells its stages', async () => {
    const { progress } = describeCourse(5, { students: 300, activities: 40, lessons: 0 });
    const content = writeMyItmoProgress(progress);
    const stages: string[] = [];
    const file = await readGradebook({ ...stored('progress.xlsx', content), onStage: (stage) => stages.push(stage) });
    const options = { fileName: 'progress.xlsx', timeZone, limits: defaultReadingLimits };
    expect(file).toEqual(parseFile(Buffer.from(content), options, () => {}));
    expect(file.courses.map(({ cells }) => cells.length)).toEqual([12_000]);
    expect(stages).toEqual(['opening', 'checking']);
  });

  test('a process that read a file ends at once: neither timer nor process is left', () => {
    const module = new URL('./read-gradebook.ts', import.meta.url);
    const program = `const { readGradebook } = await import(${JSON.stringify(module)});
      await readGradebook(${JSON.stringify(stored('фото.xlsx', pngFile))}).catch((error) => console.log(error.code));`;
    const options = { encoding: 'utf8', timeout: defaultReadingLimits.milliseconds / 4 } as const;
    expect(execFileSync(process.execPath, ['--input-type=module', '--eval', program], options)).toBe(
      'file.not_spreadsheet\n',
    );
  });

  test('a file that cannot be read is refused with its code and parameters', async () => {
    await expect(readGradebook(stored('фото.xlsx', pngFile))).rejects.toMatchObject({
      name: 'ReadingError',
      code: 'file.not_spreadsheet',
      params: { kind: 'PNG' },
    });
  });

  test('a file above the limit of size is refused without being opened', async () => {
    const limits = { ...defaultReadingLimits, fileBytes: 10 };
    await expect(readGradebook({ ...stored('large.xlsx', pngFile), limits })).rejects.toMatchObject({
      code: 'file.too_large',
    });
  });

  describe('of a large file', () => {
    let large: ReturnType<typeof stored>;
    beforeAll(() => {
      large = stored(
        'large.xlsx',
        writeMyItmoAttendance(describeCourse(5, { students: 2_000, activities: 0, lessons: 20 }).attendance),
      );
    });

    test('out of memory is an error of the file and leaves the process alive', async () => {
      const limits = { ...defaultReadingLimits, memoryMegabytes: 16 };
      await expect(readGradebook({ ...large, limits })).rejects.toMatchObject({
        code: 'file.too_heavy',
        params: { megabytes: 16 },
      });
    });

    test('out of time is an error of the file', async () => {
      const limits = { ...defaultReadingLimits, milliseconds: 1 };
      await expect(readGradebook({ ...large, limits })).rejects.toMatchObject({ code: 'file.too_slow' });
    });

    test('aborting ends the reading with the reason given', async () => {
      const abort = new AbortController();
      const reason = new Error('the worker is shutting down');
      const reading = readGradebook({ ...large, signal: abort.signal, onStage: () => abort.abort(reason) });
      await expect(reading).rejects.toBe(reason);
      await expect(readGradebook({ ...large, signal: abort.signal })).rejects.toBe(reason);
    });
  });
});
