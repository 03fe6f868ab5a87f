import { format } from 'prettier';
import type { Measured } from '../common/measured.ts';
import { drawChart, type Chart } from './chart.ts';
import { createPen, languages, type Block, type Language, type Pen, type Section, type Table } from './section.ts';

/** A file that follows from the results, by its path in the repository. */
export interface ReportFile {
  readonly path: string;
  readonly text: string;
}

/** Where charts lie, and how their names begin, which tells them from images of other origin. */
export const imageFolder = 'docs/images';
export const imagePrefix = 'performance-';

const pages = {
  en: { path: 'docs/performance.md', images: 'images' },
  ru: { path: 'docs/ru/performance.md', images: '../images' },
} as const;

/**
 * The pages of all languages, with their charts.
 *
 * @param results content of bench/results by the bench's name; a section without a result is left out
 * @throws when a result is not what its section reads
 */
export async function writeReport(
  sections: readonly Section[],
  results: ReadonlyMap<string, unknown>,
): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  for (const language of languages) {
    const { page, charts } = writePage(language, sections, results);
    files.push({ path: pages[language].path, text: await format(page, { parser: 'markdown', printWidth: 120 }) });
    for (const chart of charts)
      files.push({ path: `${imageFolder}/${imageOf(chart, language)}`, text: drawChart(chart) });
  }
  return files;
}

function writePage(language: Language, sections: readonly Section[], results: ReadonlyMap<string, unknown>) {
  const pen = createPen(language);
  const { say } = pen;
  const charts: Chart[] = [];
  const parts = [
    say('# Performance', '# Быстродействие'),
    say(
      'Made by `./pulse bench report` from `bench/results/*.json`; no figure here is written by hand. Each bench is a folder of `bench/`, whose `run.ts` says what it measures and how; the command under its figures repeats it.',
      'Страница составлена командой `./pulse bench report` из файлов `bench/results/*.json`; ни одно число здесь не вписано вручную. Каждое измерение — папка в `bench/`; что и как измеряется, сказано в её `run.ts`; команда под числами повторяет измерение.',
    ),
  ];
  for (const section of sections) {
    const result = results.get(section.bench);
    if (result === undefined) continue;
    const { title, blocks, measured } = section.read(result, pen);
    parts.push(`## ${title}`);
    for (const block of blocks) {
      parts.push(writeBlock(block, (chart) => `${pages[language].images}/${imageOf(chart, language)}`));
      if (typeof block === 'object' && 'chart' in block) charts.push(block.chart);
    }
    parts.push(writeCircumstances(measured, pen));
  }
  return { page: parts.join('\n\n'), charts };
}

/** A block in Markdown; charts lie where `addressOf` says. */
export function writeBlock(block: Block, addressOf: (chart: Chart) => string): string {
  if (typeof block === 'string') return block;
  if ('table' in block) return writeTable(block.table);
  return `![${block.chart.alternative}](${addressOf(block.chart)})`;
}

/** The first column holds words, the others numbers. */
function writeTable({ head, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function writeCircumstances({ date, command, quick, machine, versions }: Measured, { say, number }: Pen): string {
  const parts = [
    `\`${command}\``,
    date.slice(0, 10),
    `${machine.cpu}, ${machine.cpus} ${say('CPUs', 'проц.')}, ${machine.memoryGb} ${say('GB', 'ГБ')}, ${machine.system}`,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
    `${say('load before', 'нагрузка до начала')} ${number(machine.loadBefore, 1)}`,
    ...(quick ? [say('short run, not to be quoted', 'короткий прогон, не для цитирования')] : []),
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}

function imageOf({ name }: Chart, language: Language): string {
  return `${imagePrefix}${name}.${language}.svg`;
}
