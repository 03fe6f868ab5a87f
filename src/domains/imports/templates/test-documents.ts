/** A course with its programme, tests and answers, as documents of JSON have it. */
export interface TestsDescription {
  readonly weeks: readonly {
    readonly week: string;
    readonly topic: string;
    readonly contents: string;
    readonly tasks: string;
  }[];
  readonly tests: readonly {
    readonly week: string;
    readonly topic: string;
    readonly questions: readonly {
      readonly text: string;
      readonly options?: readonly string[];
      readonly right: string;
    }[];
  }[];
  readonly students: readonly {
    readonly student: number | string;
    readonly answers: readonly { readonly topic: string; readonly given: readonly string[] }[];
  }[];
}

/** The three documents: programme by week, tests with questions, answers of students. */
export function writeTestDocuments({ weeks, tests, students }: TestsDescription): {
  programme: Buffer;
  tests: Buffer;
  answers: Buffer;
} {
  const write = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, null, 2));
  return {
    programme: write(
      weeks.map(({ week, topic, contents, tasks }) => ({
        ...{ Неделя: week, Тема: topic },
        ...{ 'Что изучаем': contents, Задания: tasks },
      })),
    ),
    tests: write(
      tests.map(({ week, topic, questions }) => ({
        Неделя: week,
        Тема: topic,
        Задания: questions.map(({ text, options, right }) => ({
          Вопрос: text,
          ...(options && { 'Варианты ответов': options }),
          'Правильный ответ': right,
        })),
      })),
    ),
    answers: write(
      students.map(({ student, answers }) => ({
        Студент: student,
        Ответы: answers.map(({ topic, given }) => ({ Тема: topic, Ответы: given })),
      })),
    ),
  };
}
