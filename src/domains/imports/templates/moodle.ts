import { numberText, type ScoreDescription, type WrittenScore } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

const texts = {
  en: {
    about: ['First name', 'Last name', 'ID number', 'Institution', 'Department', 'Email address'],
    module: 'Assignment: ',
    form: ' (Real)',
    percent: ' (Percentage)',
    feedback: ' (Feedback)',
    category: 'Homework total',
    total: 'Course total',
    exported: 'Last downloaded from this course',
  },
  ru: {
    about: ['Имя', 'Фамилия', 'Индивидуальный номер', 'Учреждение (организация)', 'Отдел', 'Адрес электронной почты'],
    module: 'Задание:',
    form: ' (Значение)',
    percent: ' (Проценты)',
    feedback: ' (Отзыв)',
    category: 'Итого в категории «Домашние задания»',
    total: 'Итоговая оценка за курс',
    exported: 'Последние загруженные из этого курса',
  },
  de: {
    about: ['Vorname', 'Nachname', 'ID-Nummer', 'Institution', 'Abteilung', 'E-Mail-Adresse'],
    module: 'Aufgabe: ',
    form: ' (Punkte)',
    percent: ' (Prozentsatz)',
    feedback: ' (Feedback)',
    category: 'Übungen gesamt',
    total: 'Kurs gesamt',
    exported: 'Zuletzt von diesem Kurs geladen',
  },
} as const;

/** What stands before the name of an assignment in a language. */
export function moodleModule(language: keyof typeof texts): string {
  return texts[language].module;
}

/** Writes the grader export of Moodle: each assignment as points, in per cent and with feedback, then totals. */
export function writeMoodle(
  { activities, students, decimal = '.' }: ScoreDescription,
  language: keyof typeof texts = 'en',
): Uint8Array<ArrayBuffer> {
  const text = texts[language];
  const points = (value: WrittenScore): string =>
    typeof value === 'number' ? numberText(value, decimal) : value ? '-' : '';
  const percent = (value: WrittenScore, maximum: number): string =>
    typeof value === 'number' ? `${((100 * value) / maximum).toFixed(2).replace('.', decimal)} %` : '-';
  return writeDelimited(
    [
      [
        ...text.about,
        ...activities.flatMap(({ name }) =>
          [text.form, text.percent, text.feedback].map((form) => text.module + name + form),
        ),
        text.category + text.form,
        text.total + text.form,
        text.exported,
      ],
      ...students.map(({ firstName, lastName, id, email, scores }) => [
        firstName,
        lastName,
        id,
        'ITMO',
        '',
        email,
        ...activities.flatMap(({ maxPoints }, index) => [
          points(scores[index]),
          percent(scores[index], maxPoints),
          'ok',
        ]),
        numberText(50.5, decimal),
        numberText(50.5, decimal),
        '1731312000',
      ]),
    ],
    { delimiter: decimal === ',' ? ';' : ',' },
  );
}
