import { givesOrders } from '../facts/tidy.ts';

interface Answer {
  readonly key: string;
  readonly text: string;
}

/** An open question with wordings of which nothing is known. */
export interface OpenQuestion {
  readonly text: string;
  readonly right: string;
  readonly answers: readonly Answer[];
}

/** What is sent of a question: wordings by number, among them two whose verdict is known. */
export interface Batch {
  readonly sent: readonly { readonly number: number; readonly text: string }[];
  /** Keys of answers by number. */
  readonly keys: ReadonlyMap<number, string>;
  /** What a model must say of the known ones, else nothing it says is used. */
  readonly controls: ReadonlyMap<number, 'right' | 'wrong'>;
}

/** As many wordings of a question are sent at once. */
const mostAnswers = 40;
const longestAnswer = 300;
/** No answer to any question. */
const nonsense = { ru: 'не знаю, ответа у меня нет', en: 'I do not know, I have no answer' };

/** What may be somebody's address or number, or is written for a model. Such an answer is left to the teacher. */
function isKeptBack({ text }: Answer): boolean {
  return text.length > longestAnswer || /@|\d[\d\s()-]{6,}\d/.test(text) || givesOrders(text);
}

/**
 * Puts wordings into batches, each with two controls: the right answer itself, and one that is none. They stand among the
 * others, where they are depends on the wordings alone.
 */
export function batchesOf({ right, answers }: OpenQuestion, language: 'ru' | 'en'): Batch[] {
  const told = answers.filter((answer) => !isKeptBack(answer));
  const batches = Array.from({ length: Math.ceil(told.length / mostAnswers) }, (_, index) =>
    told.slice(index * mostAnswers, (index + 1) * mostAnswers),
  );
  return batches.map((some) => {
    const known = [
      { text: right, control: 'right' as const },
      { text: nonsense[language], control: 'wrong' as const },
    ];
    const place = some.reduce((sum, { text }) => sum + text.length, 0) % (some.length + 1);
    const all = [
      ...some.slice(0, place).map((answer) => ({ ...answer, control: null })),
      ...(place % 2 === 0 ? known : known.toReversed()).map((one) => ({ ...one, key: null })),
      ...some.slice(place).map((answer) => ({ ...answer, control: null })),
    ].map((one, index) => ({ ...one, number: index + 1 }));
    return {
      sent: all.map(({ number, text }) => ({ number, text })),
      keys: new Map(all.flatMap(({ number, key }) => (key === null ? [] : [[number, key] as const]))),
      controls: new Map(all.flatMap(({ number, control }) => (control === null ? [] : [[number, control] as const]))),
    };
  });
}
