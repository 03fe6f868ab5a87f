import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { ComputedCourse } from './export-course.ts';
import { toExportFile } from './export-file.ts';

const student: ComputedCourse['students'][number] = {
  id: 1,
  externalId: 'id_01',
  done: 3,
  failed: 0,
  late: 1,
  overdue: 2,
  due: 5,
  attended: 4,
  lessonsHeld: 6,
  completionPct: 37.5,
  attendancePct: null,
  overallPct: 37.5,
  zone: 'C',
  riskScore: 61.25,
  probability: 0.6125,
  judgedBy: 'probability',
  reasons: [{ code: 'overdue_share', params: { overdue: 2, due: 5 }, contribution: 61.25 }],
};

const course = (...externalIds: string[]): ComputedCourse => ({
  course: { id: 7, name: 'Course' },
  asOf: '2024-11-10T21:00:00.000Z',
  dataVersion: 3,
  totals: { students: 1, activities: 8, lessons: 6, done: 3, failed: 0, late: 1, overdue: 2, due: 5, attended: 4 },
  means: { completionPct: 37.5, attendancePct: null },
  students: externalIds.map((externalId) => ({ ...student, externalId })),
});

const text = (content: Uint8Array): string => Buffer.from(content).toString('utf8');
const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("http://x.example";"y")'];

describe('toExportFile', () => {
  it('as json has reasons as codes with parameters and nothing more', async () => {
    const file = await toExportFile(course('id_01'), 'json', 'ru');
    expect(JSON.parse(text(file.content))).toMatchObject({
      course: { id: 7, name: 'Course' },
      students: [{ externalId: 'id_01', reasons: [{ code: 'overdue_share', params: { overdue: 2, due: 5 } }] }],
    });
    expect(text(file.content)).not.toContain('contribution');
  });

  it('as csv and xlsx has the same rows, reasons in the language asked for', async () => {
    const csv = utils.sheet_to_json(firstSheet((await toExportFile(course('id_01', 'id,02'), 'csv', 'en')).content));
    const xlsx = utils.sheet_to_json(firstSheet((await toExportFile(course('id_01', 'id,02'), 'xlsx', 'en')).content));
    expect(csv).toEqual(xlsx);
    expect(xlsx).toMatchObject([{ externalId: 'id_01', completionPct: 37.5, zone: 'C' }, { externalId: 'id,02' }]);
    expect(text((await toExportFile(course('id_01'), 'csv', 'ru')).content)).toContain(
      'Просрочено 2 элемента курса из 5',
    );
  });

  it.each(hostile)('never begins a cell with what a spreadsheet would take for a formula: %j', async (externalId) => {
    const csv = text((await toExportFile(course(externalId), 'csv', 'en')).content);
    expect(csv).toContain(`'${externalId.replaceAll('"', '""')}`);
    expect(csv).not.toMatch(/(^|,)"?[=+\-@\t]/m);
    const sheet = firstSheet((await toExportFile(course(externalId), 'xlsx', 'en')).content);
    expect(sheet['B2']).toMatchObject({ t: 's', v: `'${externalId}` });
  });
});

function firstSheet(content: Uint8Array): Record<string, unknown> {
  const book = read(content, { type: 'buffer' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('the file has a sheet');
  return sheet;
}
