import type { RecommendationContent } from '../content/contract.ts';

type Locale = 'ru' | 'en';

const headings: Readonly<Record<Locale, string>> = {
  ru: 'Так были написаны тексты, которые студенты оценили высоко. Возьми из них только тон и краткость: числа и названия здесь стёрты, твои — в сведениях.',
  en: 'This is how texts were written that students rated highly. Take only tone and brevity from them: figures and names are blotted out here, yours are in the information.',
};

/**
 * Texts that students found helpful, for a model to write alike. They were about others, so what they say of them is blotted
 * out: every number, and every name of an activity or topic, which stand in quotation marks. Undefined: there are none.
 */
export function exampleSection(texts: readonly RecommendationContent[], language: Locale): string | undefined {
  if (texts.length === 0) return undefined;
  const examples = texts.map(({ opening, items }) => ({
    ...(opening === null ? {} : { opening: blotted(opening) }),
    items: items.map(({ text }) => ({ text: blotted(text) })),
  }));
  return [headings[language], ...examples.map((example) => JSON.stringify(example))].join('\n');
}

function blotted(text: string): string {
  return text
    .replaceAll(/«[^»]*»/g, '«…»')
    .replaceAll(/“[^”]*”/g, '“…”')
    .replaceAll(/[\p{N}]+([.,:/]\p{N}+)*/gu, '…');
}
