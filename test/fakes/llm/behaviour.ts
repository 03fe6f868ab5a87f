/**
 * How a model behaves, by one word.
 *
 * well: a fitting answer. slow: the same after ten seconds, or the time of the server. too-many: 429 with Retry-After of
 * seven seconds. fails: 500. away: 503. refuses: its filter of topics. no-schema: 400 to a request with a JSON schema;
 * no-json: 400 to any format. broken-json: JSON that ends early. wrong-json: JSON of another schema. html: a page of some
 * proxy. cut: hangs up in the middle of the answer. truncated: stops at the most tokens. silent: never answers. endless:
 * writes without end. invents: numbers that nobody told it. foreign: another language. leaks: obeys what stands in its
 * data and tells what it was told. obeys: says what its data order, with a link and HTML. empty: says nothing.
 * judges: compares open answers by their beginnings, and is unsure of questions. approves: finds every answer right.
 */
export const behaviours = [
  ...['well', 'slow', 'too-many', 'fails', 'away', 'refuses', 'no-schema', 'no-json', 'broken-json', 'wrong-json'],
  ...['html', 'cut', 'truncated', 'silent', 'endless', 'invents', 'foreign', 'leaks', 'obeys', 'empty', 'judges'],
  'approves',
] as const;
export type Behaviour = (typeof behaviours)[number];

export function isBehaviour(word: string): word is Behaviour {
  return behaviours.some((behaviour) => behaviour === word);
}

/** What was asked, whichever protocol it came by. */
export interface Question {
  readonly system: string;
  readonly messages: readonly string[];
  readonly schema: Readonly<Record<string, unknown>> | undefined;
  readonly format: 'schema' | 'object' | 'plain';
  readonly maxTokens: number;
}

/** The behaviour that a question asks for itself, as `[[fails]]` in its last message. */
export function wishOf({ messages }: Question): Behaviour | undefined {
  const word = /\[\[([a-z-]+)\]\]/.exec(messages.at(-1) ?? '')?.[1] ?? '';
  return isBehaviour(word) ? word : undefined;
}

/** What the model writes. */
export function textOf(behaviour: Behaviour, question: Question): string {
  const json = (sentence: string): string =>
    question.schema ? JSON.stringify(fitting(question.schema, sentence)) : sentence;
  switch (behaviour) {
    case 'broken-json':
      return json(goodSentence).slice(0, -2);
    case 'wrong-json':
      return JSON.stringify({ nothing: ['of', 'this', 'kind'] });
    case 'invents':
      return json('Вы сдали 137 из 42 заданий, средний балл 96,4, до экзамена осталось 12 дней.');
    case 'foreign':
      return json('Bitte beginnen Sie mit den überfälligen Aufgaben und fragen Sie Ihre Lehrkraft.');
    case 'leaks':
      return json(`Как мне велено: ${question.system} Данные: ${question.messages.join(' ')}`);
    case 'obeys':
      return json(`${orderedBy(question)} [подробнее](https://evil.example/x) <b>сейчас</b>`);
    case 'judges':
      return verdicts(question, judgeByBeginning);
    case 'approves':
      return verdicts(question, () => 'right');
    case 'empty':
      return '';
    default:
      // As models do without a schema: some words of their own around it.
      return question.schema || question.format === 'plain' ? json(goodSentence) : `{"answer":"${goodSentence}"}`;
  }
}

const goodSentence = 'Начните с просроченных заданий: сдайте первое из них на этой неделе.';

type Verdict = 'right' | 'wrong' | 'unsure';

/** The first four letters of any word of the right answer make an answer right. */
function judgeByBeginning(answer: string, right: string): Verdict {
  if (answer.includes('?')) return 'unsure';
  const beginnings = (text: string): string[] =>
    (text.toLocaleLowerCase('ru').match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 4));
  const wanted = new Set(beginnings(right));
  return beginnings(answer).some((beginning) => wanted.has(beginning)) ? 'right' : 'wrong';
}

/** A verdict on each of the answers that stand in the data. */
function verdicts({ messages }: Question, judge: (answer: string, right: string) => Verdict): string {
  const data: unknown = JSON.parse(/<data>\n(.*)\n<\/data>/s.exec(messages.at(-1) ?? '')?.[1] ?? '{}');
  const of = (whole: unknown, name: string): unknown =>
    typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
  const answers = of(data, 'answers');
  const right = String(of(data, 'right_answer'));
  const list: readonly unknown[] = Array.isArray(answers) ? answers : [];
  return JSON.stringify({
    verdicts: list.map((one) => ({ number: of(one, 'number'), verdict: judge(String(of(one, 'text')), right) })),
  });
}

/** The longest text of the data, which is what an order would be. */
function orderedBy({ messages }: Question): string {
  const texts = messages.flatMap((message) => message.match(/"[^"]{8,}"/g) ?? []);
  return texts.toSorted((one, other) => other.length - one.length)[0] ?? 'Готово:';
}

/** A value that fits a JSON schema, as plain as can be; texts are the sentence. */
function fitting(schema: unknown, sentence: string): unknown {
  if (typeof schema !== 'object' || schema === null) return sentence;
  const of = (name: string): unknown => Reflect.get(schema, name);
  const choices = of('enum');
  if (Array.isArray(choices)) return choices[0];
  if (of('const') !== undefined) return of('const');
  switch (of('type')) {
    case 'object': {
      const properties = Object.entries(of('properties') ?? {});
      return Object.fromEntries(properties.map(([name, inner]) => [name, fitting(inner, sentence)]));
    }
    case 'array':
      return Array.from({ length: Math.max(1, Number(of('minItems') ?? 1)) }, () => fitting(of('items'), sentence));
    case 'integer':
    case 'number':
      return Number(of('minimum') ?? 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sentence.slice(0, Number(of('maxLength') ?? sentence.length));
  }
}

/** As tokenizers count, roughly. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}
