import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { replaceFigures } from './embedded.ts';
import { findDifferences, readResults } from './files.ts';
import { writeReport } from './page.ts';
import { defineSection } from './section.ts';
import { sections } from './sections/index.ts';
import { writeAll } from './write-all.ts';

const measured = {
  date: '2026-11-24T10:00:00.000Z',
  command: './pulse bench speed --write',
  quick: false,
  machine: { cpu: 'Some CPU', cpus: 2, memoryGb: 8, system: 'Debian 12', loadBefore: 0.5 },
  versions: { 'Node.js': '24.0.0' },
};

const speed = defineSection({
  bench: 'speed',
  figures: z.object({ perSecond: z.array(z.number()) }),
  title: ({ say }) => say('Speed', 'Скорость'),
  write: ({ perSecond }, { say, number }) => [
    { table: { head: ['', say('rate', 'темп')], rows: perSecond.map((rate) => ['a', number(rate, 1)]) } },
    {
      chart: {
        name: 'speed',
        alternative: 'Rates < 9000 & above',
        kind: 'line',
        xName: 'x',
        yName: 'y',
        categories: perSecond.map(String),
        series: [{ name: 'rate', values: perSecond }],
      },
    },
  ],
});

describe('docs/performance.md and the figures of docs/model-card.md', () => {
  it('agree with bench/results; else `./pulse bench report` writes them anew', async () => {
    expect(await findDifferences(await writeAll(await readResults()))).toEqual([]);
  });

  it('have a section for each result', async () => {
    expect(sections.map(({ bench }) => bench)).toEqual(expect.arrayContaining([...(await readResults()).keys()]));
  });
});

describe('a report', () => {
  const result = { bench: 'speed', measured, perSecond: [1234.56, 2000] };
  const write = async (json: unknown): Promise<Map<string, string>> => {
    const files = await writeReport([speed], new Map([['speed', json]]));
    return new Map(files.map(({ path, text }) => [path, text]));
  };

  it('tells figures and circumstances in both languages', async () => {
    const files = await write(result);
    const [english, russian] = [files.get('docs/performance.md'), files.get('docs/ru/performance.md')];
    expect(english).toContain('## Speed');
    expect(english).toContain('1,234.6');
    expect(english).toContain('`./pulse bench speed --write` · 2026-11-24 · Some CPU, 2 CPUs, 8 GB, Debian 12');
    expect(english).toContain('(images/performance-speed.en.svg)');
    expect(russian).toContain('## Скорость');
    expect(russian).toContain('1\u00a0234,6');
    expect(russian).toContain('(../images/performance-speed.ru.svg)');
  });

  it('draws the same chart from the same figures, and another from others', async () => {
    const chartOf = async (json: unknown) => (await write(json)).get('docs/images/performance-speed.en.svg');
    const chart = await chartOf(result);
    expect(chart).toContain('<title>Rates &lt; 9000 &amp; above</title>');
    expect(chart).toContain('prefers-color-scheme: dark');
    expect(await chartOf(result)).toBe(chart);
    expect(await chartOf({ ...result, perSecond: [1000, 2000] })).not.toBe(chart);
  });

  it('marks a short run', async () => {
    const files = await write({ ...result, measured: { ...measured, quick: true } });
    expect(files.get('docs/performance.md')).toContain('short run');
  });

  it('says nothing of a bench without a result', async () => {
    const [english] = await writeReport([speed], new Map());
    expect(english?.text).not.toContain('Speed');
  });

  it('refuses a result that is not what its section reads', async () => {
    await expect(write({ ...result, perSecond: 'fast' })).rejects.toThrow('perSecond');
    await expect(write({ perSecond: [1] })).rejects.toThrow('measured');
  });
});

describe('figures in a page', () => {
  const page = 'before\n\n<!-- figures: ./pulse bench report -->\nold\n<!-- end of figures -->\n\nafter';

  it('replace those between the marks and nothing else', () => {
    const replaced = replaceFigures(page, 'new');
    expect(replaced).toMatch(/^before\n\n[^]*\nnew\n[^]*\nafter$/);
    expect(replaced).not.toContain('old');
    expect(replaceFigures(replaced, 'new')).toBe(replaced);
  });

  it('have no place in a page without marks', () => {
    expect(() => replaceFigures('before after', 'new')).toThrow('lacks');
  });
});
