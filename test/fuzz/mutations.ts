import type { Random } from '#kernel/seeded-random.ts';
import { defaultReadingLimits } from '#domains/imports/formats/limits.ts';
import { decodeText } from '#domains/imports/formats/delimited-text.ts';
import { unpackZip } from '#domains/imports/formats/unpack-zip.ts';
import { listZipEntries } from '#domains/imports/formats/zip-directory.ts';
import { zipFile, type ZipPart } from '#test/fixtures/zip-files.ts';
import { scoreEnd, type WrittenFile } from './written-files.ts';

/**
 * What may come of a changed file. `nothing_silent`: the same facts, or an issue that was not there. `told`: an issue.
 * `answer`: any answer, since the change is one of content that nobody can know to be wrong.
 */
export type Demand = 'nothing_silent' | 'told' | 'answer';

export interface Mutation {
  readonly name: string;
  readonly demand: Demand;
  /** The changed file; undefined where there is nothing to change. */
  apply(file: WrittenFile, random: Random): Buffer | undefined;
}

export function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

const isZip = ({ content }: WrittenFile): boolean => content.readUInt16BE(0) === 0x504b;

function withBytes(content: Buffer, random: Random): Buffer {
  const copy = Buffer.from(content);
  for (let left = 1 + Math.floor(random() * 6); left > 0; left -= 1) {
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  }
  return copy;
}

function partsOf({ content }: WrittenFile): ZipPart[] {
  const entries = listZipEntries(content, 1_000);
  return [...unpackZip(content, entries, defaultReadingLimits)].map(([name, part]) => ({ name, content: part }));
}

/** Changes one part of a zip file, its checksum made right again. */
function ofPart(change: (parts: ZipPart[], at: number, random: Random) => ZipPart[]) {
  return (file: WrittenFile, random: Random): Buffer | undefined => {
    if (!isZip(file)) return undefined;
    const parts = partsOf(file);
    return zipFile(change(parts, Math.floor(random() * parts.length), random));
  };
}

/** Changes the text of a score in a text file. */
function ofScore(change: (score: string, random: Random) => string) {
  return (file: WrittenFile, random: Random): Buffer | undefined => {
    const text = isZip(file) ? undefined : decodeText(file.content);
    if (text === undefined) return undefined;
    // Not the second display of a score, which is left out: that has a per cent sign.
    const scores = [...text.matchAll(new RegExp(String.raw`\d+[.,]\d*${scoreEnd}(?![\d%]| %)`, 'g'))];
    const chosen = pick(scores, random);
    if (!chosen) return undefined;
    const changed = change(chosen[0], random);
    const quoted = text[chosen.index - 1] === '"' || !/[,;\t]/.test(changed) ? changed : `"${changed}"`;
    return Buffer.from(text.slice(0, chosen.index) + quoted + text.slice(chosen.index + chosen[0].length));
  };
}

/** Changes a whole text file. */
function ofText(change: (text: string, random: Random) => string | Buffer) {
  return (file: WrittenFile, random: Random): Buffer | undefined => {
    const text = isZip(file) ? undefined : decodeText(file.content);
    return text === undefined ? undefined : Buffer.from(change(text, random));
  };
}

const invisible = ['\u200b', '\u200e', '\ufeff', '\u00ad', '\u2060'];
const lookAlikes: Readonly<Record<string, string>> = { '0': 'О', '1': 'l', '3': 'З', '5': 'S', '7': '７', '8': '٨' };

function within(text: string, added: string, random: Random): string {
  const at = Math.floor(random() * (text.length + 1));
  return text.slice(0, at) + added + text.slice(at);
}

export const mutations: readonly Mutation[] = [
  {
    name: 'bytes of a zip file',
    demand: 'nothing_silent',
    apply: (file, random) => (isZip(file) ? withBytes(file.content, random) : undefined),
  },
  {
    name: 'bytes of a text file',
    demand: 'answer',
    apply: (file, random) => (isZip(file) ? undefined : withBytes(file.content, random)),
  },
  {
    name: 'a file that breaks off',
    demand: 'answer',
    apply: ({ content }, random) => content.subarray(0, Math.floor(random() * content.length)),
  },
  {
    name: 'bytes of a part',
    demand: 'answer',
    apply: ofPart((parts, at, random) =>
      parts.map((part, index) => (index === at ? { ...part, content: withBytes(part.content, random) } : part)),
    ),
  },
  {
    name: 'a part that is missing',
    demand: 'nothing_silent',
    // Nobody can know how many gradebooks a zip should hold.
    apply: (file, random) =>
      file.isCollection ? undefined : ofPart((parts, at) => parts.filter((_, index) => index !== at))(file, random),
  },
  {
    name: 'a part that is empty',
    demand: 'nothing_silent',
    apply: ofPart((parts, at) =>
      parts.map((part, index) => (index === at ? { ...part, content: Buffer.alloc(0) } : part)),
    ),
  },
  {
    name: 'a part that breaks off',
    demand: 'answer',
    apply: ofPart((parts, at, random) =>
      parts.map((part, index) =>
        index === at ? { ...part, content: part.content.subarray(0, random() * part.content.length) } : part,
      ),
    ),
  },
  {
    name: 'a part that is there twice, first with nothing in it',
    demand: 'nothing_silent',
    apply: ofPart((parts, at) =>
      parts.flatMap((part, index) => (index === at ? [{ ...part, content: Buffer.alloc(0) }, part] : [part])),
    ),
  },
  {
    name: 'parts in another order',
    demand: 'nothing_silent',
    apply: ofPart((parts, at) => [...parts.slice(at), ...parts.slice(0, at)]),
  },
  {
    name: 'an invisible mark in a score',
    demand: 'nothing_silent',
    apply: ofScore((score, random) => within(score, pick(invisible, random) ?? '', random)),
  },
  {
    name: 'blanks around a score',
    demand: 'nothing_silent',
    apply: ofScore((score) => `\u00a0${score} `),
  },
  {
    name: 'a look-alike in a score',
    demand: 'told',
    apply: ofScore((score, random) => {
      const digit =
        pick(
          Object.keys(lookAlikes).filter((one) => score.includes(one)),
          random,
        ) ?? '5';
      return score.replace(digit, lookAlikes[digit] ?? '');
    }),
  },
  {
    name: 'no number for a score',
    demand: 'told',
    apply: ofScore(
      (score, random) =>
        pick(['NaN', 'Infinity', '1e3', '0x1f', `${score}.1`, '1,234.5,6', '=1+1', '#N/A', '∞'], random) ?? '',
    ),
  },
  {
    name: 'the other decimal mark in a score',
    demand: 'told',
    apply: ofScore((score) => (score.includes('.') ? score.replace('.', ',') : score.replace(',', '.'))),
  },
  {
    name: 'a score of 32,767 characters',
    demand: 'told',
    apply: ofScore((score) => score.repeat(32_767).slice(0, 32_767)),
  },
  {
    name: 'an invisible mark at the end of the header',
    demand: 'nothing_silent',
    apply: ofText((text, random) => text.replace(/(?=\r?\n)/, pick(invisible, random) ?? '')),
  },
  { name: 'other line breaks', demand: 'nothing_silent', apply: ofText((text) => text.replaceAll('\r\n', '\n')) },
  { name: 'blank lines at the end', demand: 'nothing_silent', apply: ofText((text) => `${text}\r\n\r\n`) },
  {
    name: 'another encoding',
    demand: 'nothing_silent',
    apply: ofText((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  },
  {
    name: 'a row that is there twice',
    demand: 'nothing_silent',
    apply: ofText((text, random) => {
      const lines = text.split('\r\n');
      const at = 3 + Math.floor(random() * (lines.length - 3));
      return [...lines.slice(0, at), lines[at], ...lines.slice(at)].join('\r\n');
    }),
  },
  {
    name: 'a row without its last fields',
    demand: 'answer',
    apply: ofText((text, random) => {
      const lines = text.split('\r\n');
      const at = Math.floor(random() * lines.length);
      return lines.map((line, index) => (index === at ? line.slice(0, line.length / 2) : line)).join('\r\n');
    }),
  },
];
