/** As the contract has them, without what its schemas weigh in a page. */
export const longestTitle = 200;
export const mostLines = 200;

export interface LineFault {
  readonly code: 'no_link' | 'two_links' | 'bad_link' | 'too_long' | 'too_many';
  /** From 1. */
  readonly line: number;
}

/**
 * Materials from a list that somebody pasted, a line for each: title and link in any order, whatever separates them. A link
 * alone is its own title. Empty lines do not count.
 */
export function readLines(text: string): { items: { title: string; url: string }[]; faults: LineFault[] } {
  const items: { title: string; url: string }[] = [];
  const faults: LineFault[] = [];
  text.split(/\r?\n/).forEach((said, index) => {
    if (said.trim() === '') return;
    const read = readLine(said);
    if (typeof read === 'string') faults.push({ code: read, line: index + 1 });
    else items.push(read);
  });
  if (items.length > mostLines) faults.push({ code: 'too_many', line: mostLines + 1 });
  return { items, faults };
}

function readLine(line: string): { title: string; url: string } | Exclude<LineFault['code'], 'too_many'> {
  const links = line.match(/https?:\/\/\S+/gi) ?? [];
  const [link, second] = links;
  if (link === undefined) return 'no_link';
  if (second !== undefined) return 'two_links';
  const url = link.replace(/[),.;>»”"]+$/, '');
  if (!URL.canParse(url)) return 'bad_link';
  const title = line
    .replace(link, ' ')
    .replace(/^[\s\d.)•*–—-]*(?=\D)/, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s:;,|(<«–—-]+|[\s:;,|)>(–—-]+$/g, '');
  if (title.length > longestTitle) return 'too_long';
  return { title: title === '' ? url.replace(/^https?:\/\//i, '').slice(0, longestTitle) : title, url };
}
