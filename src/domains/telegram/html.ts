import { escapeHtml } from '#kernel/escape-html.ts';

/** Most characters of a message. Telegram counts them without tags; we count all of them. */
export const mostCharacters = 4096;

/** At most so many characters, ended by … where something was cut; a character of two units stays whole. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Text in the Markdown of advice: its emphasis as Telegram knows it, the rest as it is. */
export function emphasised(text: string): string {
  return escapeHtml(text)
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '<b>$1</b>')
    .replaceAll(/(?<![\w*])\*([^*\n]+)\*(?![\w*])/g, '<i>$1</i>');
}

export const bold = (text: string): string => `<b>${escapeHtml(text)}</b>`;

/**
 * Lines of HTML, each whole in its tags, as one message: from where it would be too long, … stands for the rest.
 *
 * @param last a line that stands at the end in any case
 */
export function joinLines(lines: readonly string[], last?: string): string {
  const end = last === undefined ? '' : `\n${last}`;
  const room = mostCharacters - end.length - 2;
  let joined = '';
  for (const [index, line] of lines.entries()) {
    const next = index === 0 ? line : `${joined}\n${line}`;
    if (next.length > room) return `${joined}\n…${end}`.trimStart();
    joined = next;
  }
  return `${joined}${end}`;
}
