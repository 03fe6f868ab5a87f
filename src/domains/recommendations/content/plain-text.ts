/** A text of advice without its Markdown, for where nobody draws it: emphasis goes, lists keep their dashes. */
export function plainText(text: string): string {
  return text
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/\*(?=\S)([^*\n]+?)(?<=\S)\*/gu, '$1')
    .replace(/(?<![\p{L}\d_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\d_])/gu, '$1')
    .replace(/^\s*[-*+•]\s+/gmu, '— ')
    .trim();
}
