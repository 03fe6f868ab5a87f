import { normalisedName } from '../names.ts';
import type { RecordColumn } from '../records/record-columns.ts';

const student: RecordColumn = { names: ['ID студента', 'Student ID'], required: true };
const course: RecordColumn = { names: ['Курс', 'Course'], required: true };
const lesson: RecordColumn = { names: ['Занятие', 'Lesson'], required: true };
const programme: RecordColumn = { names: ['Программа', 'Programme', 'Program'] };
const group: RecordColumn = { names: ['Группа', 'Group'] };
const deadline: RecordColumn = { names: ['Срок', 'Deadline'], isValue: true };

/** The columns of each sheet of the template; the first name of a column is Russian, the second English. */
export const pulseColumns = {
  students: {
    student,
    name: { names: ['ФИО', 'Full name'] },
    email: { names: ['Электронная почта', 'E-mail'] },
    group,
  },
  programmes: { programme: { ...programme, required: true } },
  groups: { group: { ...group, required: true }, programme },
  courses: { course, programme },
  enrolments: { course, student },
  assessments: {
    course,
    assessment: { names: ['Элемент курса', 'Assessment'], required: true },
    kind: { names: ['Вид', 'Kind'] },
    maximum: { names: ['Максимум', 'Maximum'], isValue: true },
    deadline,
    weight: { names: ['Вес', 'Weight'], isValue: true },
    category: { names: ['Категория', 'Category'] },
    topic: { names: ['Тема', 'Topic'] },
  },
  grades: {
    course,
    student,
    assessment: { names: ['Элемент курса', 'Assessment'], required: true },
    status: { names: ['Статус', 'Status'] },
    score: { names: ['Балл', 'Score'], isValue: true },
    completed: { names: ['Время выполнения', 'Completed at'], isValue: true },
    deadline,
  },
  attendance: {
    course,
    student,
    lesson,
    mark: { names: ['Отметка', 'Mark'], required: true, isValue: true },
  },
  schedule: {
    course,
    lesson,
    starts: { names: ['Начало', 'Starts at'], isValue: true },
    room: { names: ['Аудитория', 'Room'] },
  },
  outcomes: {
    course,
    student,
    outcome: { names: ['Итог', 'Outcome'], required: true },
    date: { names: ['Дата', 'Date'], isValue: true },
  },
  attributes: {
    student,
    attribute: { names: ['Признак', 'Attribute'], required: true },
    value: { names: ['Значение', 'Value'], required: true },
  },
  questions: {
    course,
    topic: { names: ['Тема', 'Topic'], required: true },
    question: { names: ['Вопрос', 'Question'], isValue: true },
    options: { names: ['Варианты ответов', 'Options'], isValue: true },
    right: { names: ['Правильный ответ', 'Right answer'], isValue: true },
  },
  answers: {
    course,
    student,
    topic: { names: ['Тема', 'Topic'], required: true },
    number: { names: ['Номер вопроса', 'Question number'], isValue: true },
    answer: { names: ['Ответ', 'Answer'], isValue: true },
  },
} as const satisfies Record<string, Readonly<Record<string, RecordColumn>>>;

export type PulseSheet = keyof typeof pulseColumns;

/** How the sheets are called, in Russian and in English. */
export const pulseSheetNames: Readonly<Record<PulseSheet, readonly [ru: string, en: string]>> = {
  students: ['Студенты', 'Students'],
  programmes: ['Программы', 'Programmes'],
  groups: ['Группы', 'Groups'],
  courses: ['Курсы', 'Courses'],
  enrolments: ['Зачисления', 'Enrolments'],
  assessments: ['Элементы курса', 'Assessments'],
  grades: ['Оценки', 'Grades'],
  attendance: ['Посещаемость', 'Attendance'],
  schedule: ['Расписание', 'Schedule'],
  outcomes: ['Итоги', 'Outcomes'],
  attributes: ['Признаки', 'Attributes'],
  questions: ['Вопросы', 'Questions'],
  answers: ['Ответы', 'Answers'],
};

/** Sheets without which nothing can be stored. */
export const requiredSheets = ['students', 'courses'] as const satisfies readonly PulseSheet[];

/** All sheets, in the order of the template. */
export const pulseSheets = Object.keys(pulseColumns).filter((key): key is PulseSheet =>
  Object.hasOwn(pulseColumns, key),
);

/** Which sheet of the template a name means. */
export function pulseSheetOf(name: string): PulseSheet | undefined {
  const wanted = normalisedName(name);
  return pulseSheets.find((sheet) => pulseSheetNames[sheet].some((known) => normalisedName(known) === wanted));
}
