import type { IssueSentences } from './sentences.ts';

/** Of files in which students, courses, activities and results are records of their own. */
export const recordIssues = {
  'record.no_sheet': {
    severity: 'error',
    ru: 'В файле нет листа «{{name}}». Добавьте его: он есть в шаблоне.',
    en: 'The file has no sheet "{{name}}". Add it: the template has it.',
  },
  'record.sheet_twice': {
    severity: 'error',
    ru: 'Такой лист уже есть: «{{first}}». Соедините их в один.',
    en: 'There is such a sheet already: "{{first}}". Join them into one.',
  },
  'record.no_column': {
    severity: 'error',
    ru: 'На листе нет обязательных столбцов: {{names}}. Верните их.',
    en: 'The sheet lacks columns it must have: {{names}}. Put them back.',
  },
  'record.column_twice': {
    severity: 'error',
    ru: 'Такой столбец на листе уже есть. Удалите лишний.',
    en: 'The sheet has this column already. Delete one of them.',
  },
  'record.blank': {
    severity: 'error',
    ru: 'Обязательная ячейка пуста. Заполните её или удалите строку.',
    en: 'This cell must not be blank. Fill it in or delete the row.',
  },
  'record.repeated': {
    severity: 'error',
    ru: 'Об этом уже говорит строка {{firstRow}}. Оставьте одну из двух.',
    en: 'Row {{firstRow}} is about the same already. Keep one of the two.',
  },
  'record.unknown_reference': {
    severity: 'error',
    ru: '«{{value}}» нет на листе «{{target}}». Исправьте опечатку или добавьте туда строку.',
    en: '"{{value}}" is not on the sheet "{{target}}". Correct the spelling or add a row there.',
  },
  'record.not_enrolled': {
    severity: 'error',
    ru: 'Студент «{{value}}» не зачислен на курс «{{course}}». Добавьте строку на лист «{{target}}» или удалите эту.',
    en: 'The student "{{value}}" is not enrolled in "{{course}}". Add a row to the sheet "{{target}}" or delete this one.',
  },
  'record.example_skipped': {
    severity: 'info',
    ru: 'Строка-пример из шаблона пропущена.',
    en: 'The example row of the template was left out.',
  },
  'record.nothing': {
    severity: 'error',
    ru: 'В файле нет ни одного курса. Заполните листы (в шаблоне — под строками-примерами) и загрузите файл снова.',
    en: 'The file names no course. Fill in the sheets (in the template, below the example rows) and upload it again.',
  },
  'record.no_students': {
    severity: 'warning',
    ru: 'На курсе «{{course}}» нет студентов. Он пропущен: зачислите студентов и загрузите файл снова.',
    en: 'The course "{{course}}" has no students. It was left out: enrol students and upload the file again.',
  },
  'record.nobody': {
    severity: 'error',
    ru: 'Ни на одном курсе нет студентов. Зачислите студентов и загрузите файл снова.',
    en: 'No course has students. Enrol students and upload the file again.',
  },
  'record.unknown_kind': {
    severity: 'error',
    ru: 'Неизвестный вид «{{value}}». Допустимы: {{accepted}}; пустая ячейка — по названию.',
    en: 'Unknown kind "{{value}}". Accepted: {{accepted}}; blank: by the name.',
  },
  'record.unknown_outcome': {
    severity: 'error',
    ru: 'Неизвестный итог «{{value}}». Допустимы: {{accepted}}.',
    en: 'Unknown outcome "{{value}}". Accepted: {{accepted}}.',
  },
  'record.maximum_not_number': {
    severity: 'error',
    ru: 'Максимум «{{value}}» — не положительное число. Впишите число или оставьте ячейку пустой.',
    en: 'The maximum "{{value}}" is not a positive number. Enter a number or leave the cell blank.',
  },
  'record.weight_not_number': {
    severity: 'error',
    ru: 'Вес «{{value}}» — не число от нуля. Впишите число или оставьте ячейку пустой.',
    en: 'The weight "{{value}}" is not a number from zero on. Enter a number or leave the cell blank.',
  },
  'record.score_not_number': {
    severity: 'error',
    ru: 'Здесь нужен балл числом, а в ячейке «{{value}}». Впишите число; слова вроде «зачтено» пишут в столбец статуса.',
    en: 'A score is a number here, but the cell holds "{{value}}". Enter a number; words such as "passed" go into the status.',
  },
  'record.score_without_result': {
    severity: 'error',
    ru: 'Балл {{value}} стоит рядом со статусом «{{status}}». Уберите балл или исправьте статус.',
    en: 'The score {{value}} stands beside the status "{{status}}". Remove the score or correct the status.',
  },
} as const satisfies IssueSentences;
