import type { Locale } from '#kernel/locale.ts';
import { contentTypes, type DownloadFile } from '#kernel/table-file.ts';

const fileNames: Readonly<Record<Locale, string>> = { ru: 'pulse-template-ru', en: 'pulse-template-en' };

/** The empty workbook to fill in, with headers and notes in the language. */
export async function writeImportTemplate(locale: Locale): Promise<DownloadFile> {
  // The library that writes workbooks is large, and nothing else of a web server needs it.
  const { writePulseTemplate } = await import('../templates/pulse.ts');
  return {
    fileName: `${fileNames[locale]}.xlsx`,
    contentType: contentTypes.xlsx,
    content: writePulseTemplate(locale),
  };
}
