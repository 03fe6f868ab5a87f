import type { IssueSentences } from './sentences.ts';

/** Of a row and its cells, and of what was no longer listed. */
export const rowIssues = {
  'row.no_student': {
    severity: 'error',
    ru: 'В строке есть данные, но нет идентификатора студента. Укажите его или удалите строку.',
    en: 'The row has data but no student id. Fill it in or delete the row.',
  },
  'row.unreadable_student': {
    severity: 'error',
    ru: 'Идентификатор студента должен быть текстом или целым числом, а в ячейке «{{value}}». Исправьте ячейку.',
    en: 'A student id is text or a whole number, but the cell holds "{{value}}". Correct the cell.',
  },
  'row.test_student_skipped': {
    severity: 'info',
    ru: 'Строка пробного студента «{{value}}» пропущена.',
    en: 'The row of the test student "{{value}}" was left out.',
  },
  'row.similar_student': {
    severity: 'warning',
    ru: 'Идентификатор «{{value}}» отличается от «{{other}}» в строке {{firstRow}} только регистром букв. Это два разных студента; если нет, исправьте один из них.',
    en: 'The id "{{value}}" differs from "{{other}}" in row {{firstRow}} in upper and lower case only. They are two students; if not, correct one of them.',
  },
  'row.no_course': {
    severity: 'error',
    ru: 'В строке не указан курс. Впишите название курса.',
    en: 'The row does not name a course. Fill in the course name.',
  },
  'row.total_skipped': {
    severity: 'warning',
    ru: 'Строка с итогами («{{value}}») пропущена: итоги система считает сама.',
    en: 'The row of totals ("{{value}}") was skipped: totals are computed here.',
  },
  'row.erased_student': {
    severity: 'warning',
    ru: 'Данные этого студента удалены по запросу, строка {{row}} пропущена. Если он учится снова, администратор снимает запрет на странице «Стёртые».',
    en: 'This student was erased on request; row {{row}} was left out. If the student enrols again, an administrator lifts this on the page "Erased people".',
  },
  'row.repeated_student': {
    severity: 'warning',
    ru: 'Студент «{{value}}» уже есть в строке {{firstRow}}. Строки не противоречат друг другу и объединены.',
    en: 'The student "{{value}}" is already in row {{firstRow}}. The rows do not contradict each other and were joined.',
  },
  'row.contradictory_student': {
    severity: 'error',
    ru: 'Имя, почта или группа студента «{{value}}» здесь не те, что на листе «{{firstSheet}}» в строке {{firstRow}}. Оставьте одну строку.',
    en: 'Name, e-mail or group of student "{{value}}" differ from those on sheet "{{firstSheet}}" in row {{firstRow}}. Keep one row.',
  },

  'cell.contradictory': {
    severity: 'error',
    ru: 'Результат студента «{{student}}» здесь не тот, что на листе «{{firstSheet}}» в строке {{firstRow}}. Оставьте одну строку.',
    en: 'The result of student "{{student}}" differs from the one on sheet "{{firstSheet}}" in row {{firstRow}}. Keep one row.',
  },
  'cell.too_long': {
    severity: 'error',
    ru: 'Название или идентификатор длиннее {{max}} символов. Сократите его.',
    en: 'A name or an id is longer than {{max}} characters. Shorten it.',
  },
  'cell.formula_error': {
    severity: 'error',
    ru: 'В ячейке ошибка формулы {{value}}. Исправьте формулу или впишите значение.',
    en: 'The cell holds the formula error {{value}}. Correct the formula or type the value.',
  },
  'cell.formula_not_computed': {
    severity: 'error',
    ru: 'В ячейке формула без вычисленного значения. Откройте файл в Excel, сохраните и загрузите снова.',
    en: 'The cell holds a formula without its value. Open the file in Excel, save it and upload it again.',
  },
  'cell.unknown_status': {
    severity: 'error',
    ru: 'Неизвестный статус «{{value}}». Допустимы: {{accepted}}.',
    en: 'Unknown status "{{value}}". Accepted: {{accepted}}.',
  },
  'cell.unknown_mark': {
    severity: 'error',
    ru: 'Неизвестная отметка о посещении «{{value}}». Допустимы: {{accepted}}.',
    en: 'Unknown attendance mark "{{value}}". Accepted: {{accepted}}.',
  },
  'cell.unreadable_score': {
    severity: 'error',
    ru: '«{{value}}» — не балл. Впишите число, процент, 12/20 или оставьте ячейку пустой.',
    en: '"{{value}}" is not a score. Enter a number, a percentage, 12/20, or leave the cell blank.',
  },
  'cell.implausible_score': {
    severity: 'error',
    ru: 'Число {{value}} слишком велико для балла и похоже на номер. Исправьте ячейку или удалите столбец.',
    en: '{{value}} is too much for a score: it looks like a number of something. Correct the cell or delete the column.',
  },
  'cell.ambiguous_number': {
    severity: 'error',
    ru: '«{{value}}» можно понять и как тысячи, и как дробь. Напишите число без разделителя тысяч.',
    en: '"{{value}}" may be thousands or a fraction. Write the number without a thousands separator.',
  },
  'cell.other_decimal_mark': {
    severity: 'error',
    ru: 'В «{{value}}» не тот десятичный знак, что в других числах файла (например, «{{example}}»). Исправьте его.',
    en: '"{{value}}" has another decimal mark than the other numbers of the file (for example "{{example}}"). Correct it.',
  },
  'cell.date_for_score': {
    severity: 'error',
    ru: 'Вместо балла стоит дата: так Excel переделывает числа вроде 18.5. Выгрузите файл заново и не открывайте его в Excel перед загрузкой.',
    en: 'There is a date instead of a score: that is what Excel makes of numbers such as 18.5. Export the file again and do not open it in Excel before the upload.',
  },
  'cell.unreadable_time': {
    severity: 'error',
    ru: '«{{value}}» — не время. Введите его как дату Excel или как 10.11.2024 23:59.',
    en: '"{{value}}" is not a time. Enter it as an Excel date or as 2024-11-10 23:59.',
  },
  'cell.implausible_time': {
    severity: 'error',
    ru: 'Время {{value}} неправдоподобно: ожидается год с 1990 по 2100. Исправьте ячейку.',
    en: 'The time {{value}} is implausible: a year from 1990 to 2100 is expected. Correct the cell.',
  },
  'cell.time_without_status': {
    severity: 'warning',
    ru: 'У элемента «{{activity}}» есть время выполнения, но нет статуса: время не учтено.',
    en: 'The activity "{{activity}}" has a completion time but no status: the time was not used.',
  },

  'issues.more_errors': {
    severity: 'error',
    ru: 'И ещё: ошибок {{errors}}, предупреждений {{warnings}}. Исправьте показанные и загрузите файл снова.',
    en: 'And more: {{errors}} errors, {{warnings}} warnings. Correct those shown and upload the file again.',
  },
  'issues.more_warnings': {
    severity: 'warning',
    ru: 'И ещё предупреждений: {{warnings}}.',
    en: 'And {{warnings}} more warnings.',
  },
} as const satisfies IssueSentences;
