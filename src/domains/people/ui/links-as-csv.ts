import type { Invitation } from '../contract.ts';

/**
 * Invitations with their links as a table that spreadsheet programs open: UTF-8 with its mark, semicolons.
 *
 * @param header names of the three columns
 */
export function linksAsCsv(invitations: readonly Invitation[], header: readonly [string, string, string]): string {
  const rows = [header, ...invitations.map(({ name, email, url }) => [name, email, url ?? ''])];
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** Quoted; and what a spreadsheet would compute stays text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
