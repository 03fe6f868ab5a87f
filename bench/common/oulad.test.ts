import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeOuladFolder } from '#test/fixtures/oulad-folder.ts';
import { readPresentations } from './oulad.ts';

const folder = mkdtempSync(join(tmpdir(), 'oulad-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shape = { modules: ['ZZZ'], presentations: ['2020B', '2020J'], studentsEach: 20, deadlines: [20, 60] };

describe('readPresentations', () => {
  it('reads files with quotes and question marks, as they are published, like files without', () => {
    const [plain, published] = [join(folder, 'plain'), join(folder, 'published')];
    writeOuladFolder(plain, shape);
    writeOuladFolder(published, { ...shape, asPublished: true });
    expect(readPresentations(published)).toEqual(readPresentations(plain));
  });

  it('keeps deadlines, weights and results of each presentation and leaves out exams', () => {
    const own = join(folder, 'own');
    writeOuladFolder(own, shape);
    const [first, second] = readPresentations(own);
    expect(first).toMatchObject({ module: 'ZZZ', presentation: '2020B', days: 240 });
    expect(first?.activities).toHaveLength(2);
    expect(first?.activities.map(({ weight }) => weight)).toEqual([10, 10]);
    expect(second?.students).toHaveLength(20);
    const ids = new Set(second?.students.map(({ studentId }) => studentId));
    expect(second?.cells.length).toBeGreaterThan(10);
    expect(second?.cells.every(({ studentId }) => ids.has(studentId))).toBe(true);
  });
});
