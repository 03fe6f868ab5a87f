import type { SaidAnswers } from '#domains/questions/contract.ts';
import { testKey } from '#domains/questions/comparing/contract.ts';
import type { ParsedStudent, StudentPlace } from '../../parsed-gradebook.ts';
import { displayName, longestName } from '../names.ts';
import { at, isTooLong, requiredList, requiredText, textOf, type DocumentPlace } from './document-fields.ts';

export interface ReadAnswers {
  readonly students: readonly ParsedStudent[];
  readonly places: readonly StudentPlace[][];
  readonly answers: readonly SaidAnswers[];
}

/** What students answered, topic by topic. */
export function readAnswers(entries: readonly unknown[], document: DocumentPlace): ReadAnswers {
  const [students, answers] = [[] as ParsedStudent[], [] as SaidAnswers[]];
  const [places, seen] = [[] as StudentPlace[][], new Map<string, string>()];
  entries.forEach((entry, index) => {
    const place = at(document, `[${String(index)}]`);
    const externalId = displayName(requiredText(entry, 'Студент', place) ?? '').slice(0, longestName);
    if (externalId === '') return;
    const first = seen.get(externalId);
    if (first !== undefined) {
      const { fileName, path, issues } = place;
      issues.add('tests.student_twice', { sheet: fileName, column: path, value: externalId }, { first });
      return;
    }
    seen.set(externalId, place.path);
    const isName = /\p{L}\s+\p{L}/u.test(externalId);
    const student = students.push({ externalId, ...(isName && { name: externalId }) }) - 1;
    places.push([{ sheet: document.fileName, row: index + 1 }]);
    answers.push(...answersOf(entry, student, place));
  });
  return { students, places, answers };
}

function answersOf(entry: unknown, student: number, place: DocumentPlace): SaidAnswers[] {
  const seen = new Map<string, string>();
  return requiredList(entry, 'Ответы', place).flatMap((one, index) => {
    const own = at(place, `.Ответы[${String(index)}]`);
    const topic = displayName(requiredText(one, 'Тема', own) ?? '').slice(0, longestName);
    if (topic === '') return [];
    const [test, { fileName: sheet, issues }] = [testKey(topic), own];
    const first = seen.get(test);
    if (first !== undefined) {
      issues.add('tests.topic_twice', { sheet, column: own.path, value: topic }, { first });
      return [];
    }
    seen.set(test, own.path);
    const given = requiredList(one, 'Ответы', own).map((answer, number) => {
      const text = answer === null ? '' : textOf(answer);
      const where = at(own, `.Ответы[${String(number)}]`);
      if (text === undefined) {
        issues.add('tests.no_field', { sheet, column: where.path }, { field: 'Ответы', wanted: 'текст / text' });
      }
      return text === undefined || isTooLong(text, where) ? null : text;
    });
    return [{ student, test, topic, given, sheet, path: `${own.path}.Ответы` }];
  });
}
