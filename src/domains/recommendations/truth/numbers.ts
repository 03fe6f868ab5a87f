import type { Known, Unit } from './known.ts';

/** Numbers in words; one is none: it is also an article and a pronoun. */
const words: Readonly<Record<string, number>> = {
  ...{ два: 2, две: 2, двух: 2, двум: 2, двумя: 2, двое: 2, три: 3, трех: 3, трем: 3, тремя: 3, трое: 3, четыре: 4 },
  ...{ четырех: 4, четырем: 4, пять: 5, пяти: 5, пятью: 5, шесть: 6, шести: 6, семь: 7, семи: 7, восемь: 8, восьми: 8 },
  ...{ девять: 9, девяти: 9, десять: 10, десяти: 10, двенадцать: 12, двадцать: 20, тридцать: 30, сорок: 40, сто: 100 },
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
  ...{ fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
  ...{ hundred: 100, одиннадцать: 11, пятнадцать: 15, пятьдесят: 50, шестьдесят: 60, семьдесят: 70 },
  ...{ восемьдесят: 80, девяносто: 90 },
};
const inWords = new RegExp(`(?<!\\p{L})(?:${Object.keys(words).join('|')})(?!\\p{L})`, 'giu');
/** Shares that no fact tells. */
const shares = /(?<!\p{L})(?:половин\p{L}*|вдвое|втрое|half|twice|double|triple|dozens?|десятк\p{L}*)(?!\p{L})/giu;
const digits = /(?<!\p{N})\p{N}+(?:[.,\u00A0 ]\p{N}+)*/gu;
/** Signs of a list at the beginning of a line. */
const listSigns = /^(\s*)\d{1,2}[.)](?=\s)/gmu;

const followedBy: readonly (readonly [RegExp, Unit | 'none'])[] = [
  [/^\s*(?:%|процент|percent|per cent)/iu, 'percent'],
  [/^\s*(?:недел|week)/iu, 'weeks'],
  [/^\s*(?:дн(?:я|ей)(?!\p{L})|день(?!\p{L})|days?(?!\p{L}))/iu, 'days'],
  // No fact is told in these.
  [
    /^\s*-?(?:дн(?:я|ей)|день|days?|час|hours?|минут|minutes?|балл|points?|месяц|months?|год|лет|years?|раз(?!\p{L})|times)/iu,
    'none',
  ],
];
/** What stands before a number that is a place rather than a count. */
const placed =
  /(?:тест|задани|задач|лабораторн|лаба|работ|лекци|практик|семинар|тем|раздел|модул|глав|вопрос|урок|заняти|quiz|test|assignment|task|lab|lecture|seminar|topic|section|module|chapter|question|lesson|unit)\p{L}*\s*(?:№|#|no\.)?\s*$|(?:недел|week)\p{L}*(?: программы| of the programme)?:?\s*(?:\d+\s*[–-]\s*)?$/iu;

/** The numbers of a text, whose names and dates are masked, that no fact tells. */
export function checkNumbers(text: string, { numbers, ordinals }: Known): string[] {
  const told = new Set(numbers.map(({ value, unit }) => `${String(value)} ${unit}`));
  const places = new Set(ordinals);
  const plain = text.replace(listSigns, (whole) => ' '.repeat(whole.length));
  const isTold = (value: number, at: number, end: number): boolean => {
    const unit = followedBy.find(([pattern]) => pattern.test(plain.slice(end)))?.[1] ?? 'things';
    if (unit === 'things' && placed.test(plain.slice(0, at))) return places.has(value);
    return unit !== 'none' && told.has(`${String(value)} ${unit}`);
  };
  const said = [
    ...[...plain.matchAll(digits)].flatMap(({ 0: word, index }) => splitList(word, index)),
    ...[...plain.replaceAll('ё', 'е').matchAll(inWords)].map(({ 0: word, index }) => ({
      ...{ word, index, value: words[word.toLocaleLowerCase('ru')] ?? Number.NaN },
    })),
  ];
  return [
    ...said.flatMap(({ word, index, value }) => (isTold(value, index, index + word.length) ? [] : [word])),
    ...[...plain.matchAll(shares)].map(([word]) => word),
  ];
}

/** «3, 4» are two numbers, «3,5» is one. */
function splitList(word: string, index: number): { word: string; index: number; value: number }[] {
  return [...word.matchAll(/\p{N}+(?:[.,]\p{N}+)?/gu)].map((found) => ({
    ...{ word: found[0], index: index + found.index, value: Number(found[0].replace(',', '.')) },
  }));
}
