import type { Locale } from '#kernel/locale.ts';
import type { WallClock } from '#kernel/zoned-time.ts';
import type { PulseSheet } from '../sources/pulse/sheets.ts';
import type { WrittenCell } from './write-sheet.ts';

interface SheetHints {
  /** What belongs into each column. */
  readonly notes: readonly string[];
  /** A row that shows it. It begins with a word in brackets by which it is known. */
  readonly example: readonly WrittenCell[];
}

const deadline: WallClock = { year: 2026, month: 10, day: 15, hour: 23, minute: 59, second: 0 };
const completed: WallClock = { ...deadline, day: 14, hour: 18, minute: 30 };
const starts: WallClock = { ...deadline, month: 9, day: 7, hour: 10, minute: 0 };

const course = {
  ru: 'Обязательно. Название курса, как на листе «Курсы».',
  en: 'Required. Name of the course as on the sheet "Courses".',
};
const student = {
  ru: 'Обязательно. ID студента, как на листе «Студенты».',
  en: 'Required. Id of the student as on the sheet "Students".',
};
const time = {
  ru: 'Дата и время Excel или 15.10.2026 23:59. Дата без времени — конец дня.',
  en: 'A date and time of Excel, or 2026-10-15 23:59. A date alone ends with its day.',
};

/** The notes and the example rows of the empty template. */
export const pulseHints: Readonly<Record<PulseSheet, Readonly<Record<Locale, SheetHints>>>> = {
  students: {
    ru: {
      notes: [
        'Обязательно. Номер, по которому студента узнают все листы и следующие загрузки.',
        'Фамилия, имя, отчество.',
        'По ней студент находит свои курсы, когда войдёт.',
        'Учебная группа; если лист «Группы» заполнен, то из него.',
      ],
      example: ['(пример) 312045', 'Белова Анна Сергеевна', 'belova@example.edu', 'М3101'],
    },
    en: {
      notes: [
        'Required. The number by which all sheets and the next uploads know the student.',
        'Family name first.',
        'By it the student finds the own courses after signing in.',
        'Study group; if the sheet "Groups" is filled in, one of it.',
      ],
      example: ['(example) 312045', 'Smith Anna', 'smith@example.edu', 'M3101'],
    },
  },
  programmes: {
    ru: { notes: ['Обязательно. Название программы.'], example: ['(пример) Прикладная математика'] },
    en: { notes: ['Required. Name of the programme.'], example: ['(example) Applied mathematics'] },
  },
  groups: {
    ru: {
      notes: ['Обязательно. Название группы.', 'Программа с листа «Программы»; пусто — остаётся, какая была.'],
      example: ['(пример) М3101', 'Прикладная математика'],
    },
    en: {
      notes: ['Required. Name of the group.', 'A programme of the sheet "Programmes"; blank leaves it as it is.'],
      example: ['(example) M3101', 'Applied mathematics'],
    },
  },
  courses: {
    ru: {
      notes: [
        'Обязательно. Название курса; по нему курс узнают следующие загрузки.',
        'Программа с листа «Программы»; пусто — остаётся, какая была.',
      ],
      example: ['(пример) Линейная алгебра', 'Прикладная математика'],
    },
    en: {
      notes: [
        'Required. Name of the course, by which the next uploads know it.',
        'A programme of the sheet "Programmes"; blank leaves it as it is.',
      ],
      example: ['(example) Linear algebra', 'Applied mathematics'],
    },
  },
  enrolments: {
    ru: {
      notes: [course.ru, `${student.ru} Если лист пуст, на курсе те, у кого есть оценки и отметки.`],
      example: ['(пример) Линейная алгебра', '312045'],
    },
    en: {
      notes: [course.en, `${student.en} If the sheet is empty, those with grades and marks are enrolled.`],
      example: ['(example) Linear algebra', '312045'],
    },
  },
  assessments: {
    ru: {
      notes: [
        course.ru,
        'Обязательно. Название теста, задания, экзамена.',
        'Лекция, Тест, Задание, Экзамен, Материал, Другое; пусто — по названию.',
        'Наибольший балл; пусто — неизвестен.',
        time.ru,
        'Число: сколько значит элемент по сравнению с другими той же категории; пусто — по наибольшему баллу.',
        'Например, «Контрольные»; пусто — по виду.',
        'О чём элемент: по темам видно, что даётся трудно; пусто — по названию.',
      ],
      example: [
        ...['(пример) Линейная алгебра', 'Контрольная 1', 'Тест', 20],
        ...[deadline, 2, 'Контрольные', 'Матрицы'],
      ],
    },
    en: {
      notes: [
        course.en,
        'Required. Name of the test, assignment, exam.',
        'Lecture, Test, Assignment, Exam, Material, Other; blank: by the name.',
        'Most points; blank: unknown.',
        time.en,
        'A number: how much it counts beside others of its category; blank: by its most points.',
        'For example "Midterms"; blank: by the kind.',
        'What it is about: topics show what is hard; blank: by the name.',
      ],
      example: ['(example) Linear algebra', 'Midterm 1', 'Test', 20, deadline, 2, 'Midterms', 'Matrices'],
    },
  },
  grades: {
    ru: {
      notes: [
        course.ru,
        student.ru,
        'Обязательно. Название с листа «Элементы курса».',
        'Выполнено, Не зачтено, В процессе, Не выполнено, Освобождён; пусто при балле — выполнено.',
        'Число.',
        'Когда выполнено: дата и время.',
        `Срок этого студента, если он свой. ${time.ru}`,
      ],
      example: ['(пример) Линейная алгебра', '312045', 'Контрольная 1', 'Выполнено', 17.5, completed, undefined],
    },
    en: {
      notes: [
        course.en,
        student.en,
        'Required. A name of the sheet "Assessments".',
        'Done, Failed, In progress, Not done, Excused; blank beside a score: done.',
        'A number.',
        'When it was done: date and time.',
        `The deadline of this student, if it is an own one. ${time.en}`,
      ],
      example: ['(example) Linear algebra', '312045', 'Midterm 1', 'Done', 17.5, completed, undefined],
    },
  },
  attendance: {
    ru: {
      notes: [
        course.ru,
        student.ru,
        'Обязательно. Название занятия; если лист «Расписание» заполнен, то из него.',
        'Обязательно. 1 — был, 0 — не был, у — уважительная причина.',
      ],
      example: ['(пример) Линейная алгебра', '312045', 'Занятие 1', 1],
    },
    en: {
      notes: [
        course.en,
        student.en,
        'Required. Name of the lesson; if the sheet "Schedule" is filled in, one of it.',
        'Required. 1 or Present, 0 or Absent, Excused.',
      ],
      example: ['(example) Linear algebra', '312045', 'Lesson 1', 1],
    },
  },
  schedule: {
    ru: {
      notes: [
        course.ru,
        'Обязательно. Название занятия; строки задают порядок.',
        'Начало занятия. Занятие, которое проходит несколько раз, — несколько строк.',
        'Аудитория.',
      ],
      example: ['(пример) Линейная алгебра', 'Занятие 1', starts, '2426'],
    },
    en: {
      notes: [
        course.en,
        'Required. Name of the lesson; the rows give the order.',
        'When the lesson begins. One held several times has several rows.',
        'The room.',
      ],
      example: ['(example) Linear algebra', 'Lesson 1', starts, '2426'],
    },
  },
  questions: {
    ru: {
      notes: [
        course.ru,
        'Обязательно. Тема, о которой вопрос; вопросы одной темы — один тест, строки задают их порядок.',
        'Обязательно. Текст вопроса.',
        'Варианты: каждый с новой строки (Alt+Enter) или через точку с запятой; пусто — вопрос открытый.',
        'Номер варианта или его текст; для открытого вопроса — текст. Несколько верных номеров — через запятую.',
      ],
      example: ['(пример) Линейная алгебра', 'Матрицы', 'Чему равен определитель единичной матрицы?', '0; 1; 2', 2],
    },
    en: {
      notes: [
        course.en,
        'Required. What the question is about; questions of one topic are one test, the rows give their order.',
        'Required. Text of the question.',
        'Options: each on a line of its own (Alt+Enter) or behind a semicolon; blank: an open question.',
        'Number of the option, or its text; of an open question a text. Several right numbers with commas.',
      ],
      example: ['(example) Linear algebra', 'Matrices', 'What is the determinant of the identity?', '0; 1; 2', 2],
    },
  },
  answers: {
    ru: {
      notes: [
        course.ru,
        student.ru,
        'Обязательно. Тема с листа «Вопросы».',
        'Обязательно. Который вопрос темы, считая с 1.',
        'Номер варианта или текст; пусто — вопрос пропущен. Нет строки — об ответе ничего не известно.',
      ],
      example: ['(пример) Линейная алгебра', '312045', 'Матрицы', 1, 2],
    },
    en: {
      notes: [
        course.en,
        student.en,
        'Required. Topic of the sheet "Questions".',
        'Required. Which question of the topic, counted from 1.',
        'Number of the option, or a text; blank: skipped. No row: nothing is known of the answer.',
      ],
      example: ['(example) Linear algebra', '312045', 'Matrices', 1, 2],
    },
  },
  outcomes: {
    ru: {
      notes: [
        course.ru,
        student.ru,
        'Обязательно. Сдан, Не сдан, Ушёл. Заполняют, когда курс окончен: по итогам проверяют и обучают модель.',
        'Когда студент не сдал или ушёл; пусто — неизвестно.',
      ],
      example: ['(пример) Линейная алгебра', '312045', 'Сдан', completed],
    },
    en: {
      notes: [
        course.en,
        student.en,
        'Required. Passed, Failed, Left. Filled in when the course is over: models are checked and trained by it.',
        'When the student failed or left; blank: unknown.',
      ],
      example: ['(example) Linear algebra', '312045', 'Passed', completed],
    },
  },
  attributes: {
    ru: {
      notes: [
        student.ru,
        'Обязательно. Например, «Форма обучения». Только для проверки, одинаково ли модель точна в разных группах.',
        'Обязательно. Например, «Очная».',
      ],
      example: ['(пример) 312045', 'Форма обучения', 'Очная'],
    },
    en: {
      notes: [
        student.en,
        'Required. For example "Mode of study". Only to check whether the model is as exact in one group as in another.',
        'Required. For example "Full-time".',
      ],
      example: ['(example) 312045', 'Mode of study', 'Full-time'],
    },
  },
};
