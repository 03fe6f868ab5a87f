import type { APIRequestContext } from 'playwright-core';
import { z } from 'zod';
import { writeTestDocuments, type TestsDescription } from '#domains/imports/templates/test-documents.ts';
import { seededRandom } from '#kernel/seeded-random.ts';

const names = ['Белова Анна', 'Ветров Илья', 'Гусев Пётр', 'Дорн Мария', 'Ежов Павел', 'Жукова Вера', 'Зимин Олег'];
const options = ['Биографии полководцев', 'Жизнь обычных людей', 'Дипломатические договоры', 'Курсы валют'];

const topics = [
  { topic: 'Что такое социальная история?', contents: 'Предмет и методы: микроистория, история снизу.' },
  { topic: 'Мир русской деревни', contents: 'Община, чересполосица, круговая порука.' },
  { topic: 'Город и горожане', contents: 'Отходничество, новый транспорт, повседневность.' },
];

/** A course of three topics, whose students answer at random: the later the topic, the worse. */
function describeTests(): TestsDescription {
  const random = seededRandom(7);
  return {
    weeks: topics.map((topic, index) => ({ ...topic, week: String(index + 1), tasks: 'Прочитать главу учебника.' })),
    tests: topics.map(({ topic }, index) => ({
      ...{ topic, week: String(index + 1) },
      questions: [
        { text: `Что изучает тема «${topic}» в первую очередь?`, options, right: '2' },
        { text: 'Что из перечисленного — источник?', options: ['Письма крестьян', 'Метод', 'Школа'], right: '1' },
        { text: 'Кого называют основателем школы «Анналов»?', right: 'Марк Блок или Люсьен Февр' },
      ],
    })),
    students: names.map((student) => ({
      student,
      answers: topics.map(({ topic }, index) => {
        const isRight = (): boolean => random() < 0.9 - 0.3 * index;
        const open = ['Марк Блок', 'Фернан Бродель', 'Макс Вебер', ''][Math.floor(random() * 4)] ?? '';
        return { topic, given: [isRight() ? '2' : '3', isRight() ? '1' : '', open] };
      }),
    })),
  };
}

/** The three documents as files of an upload. */
export function testFiles(): { name: string; mimeType: string; buffer: Buffer }[] {
  const { programme, tests, answers } = writeTestDocuments(describeTests());
  const mimeType = 'application/json';
  return [
    { name: 'История ответы.json', mimeType, buffer: answers },
    { name: 'История программа.json', mimeType, buffer: programme },
    { name: 'История тесты.json', mimeType, buffer: tests },
  ];
}

const course = z.object({ batches: z.array(z.object({ id: z.string() })) });
const batch = z.object({ status: z.string(), courseId: z.number().nullable() });
const people = z.object({ items: z.array(z.object({ id: z.number() })) });

/** Uploads the documents as somebody who may, and waits. @returns ids of the course and of one of its students */
export async function uploadTests(
  request: APIRequestContext,
  address: string,
): Promise<{ courseId: number; studentId: number }> {
  const form = new FormData();
  for (const { name, mimeType, buffer } of testFiles()) {
    form.append('file', new File([new Uint8Array(buffer)], name, { type: mimeType }));
  }
  const at = (path: string): string => `${address}/api/v1${path}`;
  const headers = { origin: address };
  const uploaded = course.parse(await (await request.post(at('/imports'), { headers, multipart: form })).json());
  for (;;) {
    const answer = await request.get(at(`/imports/${uploaded.batches[0]?.id ?? ''}`));
    const { status, courseId } = batch.parse(await answer.json());
    if (status === 'refused' || status === 'failed') throw new Error(`the import ended as ${status}`);
    if (status === 'done' && courseId !== null) {
      const students = people.parse(await (await request.get(at(`/courses/${String(courseId)}/students`))).json());
      return { courseId, studentId: students.items[0]?.id ?? 0 };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
