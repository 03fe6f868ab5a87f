import type { SaidQuestion, SaidTopic } from '#domains/questions/contract.ts';
import { chosenOptions, testKey } from '#domains/questions/comparing/contract.ts';
import type { ParsedActivity } from '../../parsed-gradebook.ts';
import { displayName, longestName } from '../names.ts';
import {
  at,
  fieldOf,
  isTooLong,
  longestText,
  requiredList,
  requiredText,
  textOf,
  type DocumentPlace,
} from './document-fields.ts';

/** More questions are no test. */
export const mostQuestions = 1_000;

/** Most points of a test: its score is the percentage of right answers. */
const maxPoints = 100;

/** Topics as they are told apart; reports those that stand twice. */
class Topics {
  readonly #paths = new Map<string, string>();

  /** The topic of an entry; undefined, with an issue, when it has none or an earlier one has the same. */
  read(entry: unknown, place: DocumentPlace): string | undefined {
    const topic = displayName(requiredText(entry, 'Тема', place) ?? '').slice(0, longestName);
    if (topic === '') return undefined;
    const first = this.#paths.get(testKey(topic));
    if (first === undefined) {
      this.#paths.set(testKey(topic), place.path);
      return topic;
    }
    place.issues.add('tests.topic_twice', { sheet: place.fileName, column: place.path, value: topic }, { first });
    return undefined;
  }
}

/** The programme of a course: what is studied in each week. */
export function readSyllabus(entries: readonly unknown[], document: DocumentPlace): SaidTopic[] {
  const topics = new Topics();
  return entries.flatMap((entry, index) => {
    const topic = topics.read(entry, at(document, `[${String(index)}]`));
    if (topic === undefined) return [];
    const optional = (field: string): string | null => {
      const text = textOf(fieldOf(entry, field)) ?? '';
      return text === '' ? null : text.slice(0, longestText);
    };
    return [{ topic, week: optional('Неделя'), contents: optional('Что изучаем'), tasks: optional('Задания') }];
  });
}

export interface ReadTests {
  readonly activities: readonly ParsedActivity[];
  readonly questions: readonly SaidQuestion[];
}

/** An activity for the test of a topic. */
export function testOf(topic: string, position: number): ParsedActivity {
  return { key: testKey(topic), name: topic, kind: 'test', position, maxPoints, counts: { topic } };
}

/** Tests with their questions, each an activity of the course. */
export function readTests(entries: readonly unknown[], document: DocumentPlace): ReadTests {
  const [topics, activities, questions] = [new Topics(), [] as ParsedActivity[], [] as SaidQuestion[]];
  entries.forEach((entry, index) => {
    const place = at(document, `[${String(index)}]`);
    const topic = topics.read(entry, place);
    if (topic === undefined) return;
    const test = testOf(topic, activities.length + 1);
    activities.push(test);
    const asked = requiredList(entry, 'Задания', place);
    if (asked.length > mostQuestions) {
      place.issues.add(
        'tests.too_many_questions',
        { sheet: place.fileName, column: place.path },
        { max: mostQuestions },
      );
    }
    asked.slice(0, mostQuestions).forEach((question, number) => {
      const read = readQuestion(question, at(place, `.Задания[${String(number)}]`));
      if (read) questions.push({ test: test.key, position: number + 1, ...read });
    });
  });
  return { activities, questions };
}

function readQuestion(question: unknown, place: DocumentPlace): Omit<SaidQuestion, 'test' | 'position'> | undefined {
  const text = requiredText(question, 'Вопрос', place);
  if (text === undefined) return undefined;
  const said = fieldOf(question, 'Варианты ответов');
  const options = Array.isArray(said)
    ? said.map((option, index) => optionOf(option, at(place, `.Варианты ответов[${String(index)}]`)))
    : [];
  const right = textOf(fieldOf(question, 'Правильный ответ')) ?? '';
  checkRight({ options, right }, { sheet: place.fileName, column: `${place.path}.Правильный ответ` }, place.issues);
  return { text, ...(options.length > 0 && { options }), right };
}

/** An option, which may stand in a list of its own; reports what is no text. */
function optionOf(option: unknown, place: DocumentPlace): string {
  const texts: readonly unknown[] = Array.isArray(option) ? option : [option];
  const text = texts.length === 1 ? (textOf(texts[0]) ?? '') : '';
  if (text === '') {
    const where = { sheet: place.fileName, column: place.path };
    place.issues.add('tests.no_field', where, { field: 'Варианты ответов', wanted: 'текст / text' });
  }
  return isTooLong(text, place) ? '' : text;
}

/** Reports a right answer that is not there, or that is none of the options. */
export function checkRight(
  { options, right }: { readonly options: readonly string[]; readonly right: string },
  place: { readonly sheet: string; readonly column: string; readonly row?: number },
  issues: DocumentPlace['issues'],
): void {
  if (right === '') issues.add('tests.right_unknown', place);
  else if (options.length > 0 && !chosenOptions(options, right)) {
    issues.add('tests.right_no_option', { ...place, value: right }, { options: options.length });
  }
}
