/**
 * A letter as it looks in one colour scheme, whatever this browser prefers, its links opening elsewhere. The letter names
 * the dark scheme in a media query; here the query becomes one that always or never holds.
 */
export function inScheme(html: string, scheme: 'light' | 'dark'): string {
  return html
    .replaceAll(/@media\s*\(prefers-color-scheme:\s*dark\)/g, scheme === 'dark' ? '@media all' : '@media not all')
    .replaceAll('content="light dark"', `content="${scheme}"`)
    .replace(/<head[^>]*>/, '$&<base target="_blank">');
}
