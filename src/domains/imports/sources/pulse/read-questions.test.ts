import { expect, test } from 'vitest';
import { plainTemplate } from '#test/fixtures/pulse-arbitraries.ts';
import { errorsOf, parseAs } from '#test/fixtures/score-sources.ts';
import { writePulse } from '../../templates/pulse.ts';

test('keeps questions by topic in the order of their rows, and answers with their rows; a blank one is skipped', () => {
  const course = 'Алгебра';
  const questions = [
    { course, topic: 'Матрицы', question: 'Сколько?', options: ['0', '1'], right: '2' },
    { course, topic: 'Группы', question: 'Кто?', right: 'Галуа' },
    { course, topic: 'Матрицы', question: 'Почему?', right: 'Потому' },
  ];
  const answers = [
    { course, student: '007', topic: 'Матрицы', number: 2, answer: 'потому' },
    { course, student: '007', topic: 'Группы', number: 1, answer: '' },
  ];
  const file = parseAs(writePulse({ ...plainTemplate, questions, answers }), 'шаблон.xlsx');
  expect(errorsOf(file)).toEqual([]);
  const [algebra] = file.courses;
  const student = algebra?.students.findIndex(({ externalId }) => externalId === '007');
  expect(algebra?.tests).toMatchObject({
    questions: [
      { test: 'questions:матрицы', position: 1, options: ['0', '1'], right: '2' },
      { test: 'questions:группы', position: 1, right: 'Галуа' },
      { test: 'questions:матрицы', position: 2, right: 'Потому' },
    ],
    answers: [
      { student, test: 'questions:матрицы', given: [null, 'потому'], rows: [null, 2], sheet: 'Ответы' },
      { student, test: 'questions:группы', given: [''], rows: [3] },
    ],
  });
  const third = [{ course, student: '007', topic: 'Группы', number: 3, answer: '?' }];
  const wrong = parseAs(writePulse({ ...plainTemplate, questions, answers: third }), 'шаблон.xlsx');
  expect(errorsOf(wrong)).toMatchObject([{ code: 'record.unknown_reference', sheet: 'Ответы', row: 2 }]);
});
