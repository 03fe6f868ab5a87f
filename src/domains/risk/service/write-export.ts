import type { Locale } from '#kernel/locale.ts';
import type { ExportFormat } from '../contract.ts';
import type { ComputedCourse } from './export-course.ts';
import type { ExportFile } from './export-file.ts';

/** See toExportFile. It brings SheetJS, which processes that export nothing do without. */
export async function writeExport(course: ComputedCourse, format: ExportFormat, locale: Locale): Promise<ExportFile> {
  const { toExportFile } = await import('./export-file.ts');
  return toExportFile(course, format, locale);
}
