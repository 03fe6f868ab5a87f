import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { root } from '#app/root.ts';
import { type ReportFile, writeBlock } from './page.ts';
import { type Section, createPen, languages } from './section.ts';

const paths = { en: 'docs/model-card.md', ru: 'docs/ru/model-card.md' } as const;
const begin = '<!-- figures: ./pulse bench report -->';
const end = '<!-- end of figures -->';

/** The model card in all languages, with the figures of the bench between its marks. */
export async function writeModelCard(section: Section, result: unknown): Promise<ReportFile[]> {
  return Promise.all(
    languages.map(async (language) => {
      const path = paths[language];
      const { blocks } = section.read(result, createPen(language));
      const figures = blocks.map((block) => writeBlock(block, ({ name }) => name)).join('\n\n');
      const text = replaceFigures(await readFile(join(root, path), 'utf8'), figures);
      return { path, text: await format(text, { parser: 'markdown', printWidth: 120 }) };
    }),
  );
}

/** @throws when the page has no place for figures */
export function replaceFigures(page: string, figures: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page lacks "${begin}" … "${end}"`);
  return `${page.slice(0, from)}${begin}\n\n${figures}\n\n${page.slice(to)}`;
}
