/**
 * Every problem a file can have: how grave it is, and what to tell people, remedy included. An error means that nothing
 * of the file is stored; a warning is stored and listed. {{…}} are parameters of the issue or its own fields: sheet,
 * row, column, value. The place is shown beside the sentence, so the sentence does not repeat it.
 */
export const issueCodes = {
  'file.empty': {
    severity: 'error',
    ru: 'Файл пуст. Выгрузите ведомость ещё раз.',
    en: 'The file is empty. Export the gradebook again.',
  },
  'file.too_large': {
    severity: 'error',
    ru: 'Файл больше допустимых {{megabytes}} МБ. Разделите его по курсам или группам.',
    en: 'The file is larger than the allowed {{megabytes}} MB. Split it by course or group.',
  },
  'file.not_spreadsheet': {
    severity: 'error',
    ru: 'Это не таблица: по содержимому файл — {{kind}}. Нужна выгрузка в формате xlsx, xls, xlsb, ods или csv.',
    en: 'This is not a spreadsheet: by its content the file is {{kind}}. Upload an xlsx, xls, xlsb, ods or csv export.',
  },
  'file.unknown_content': {
    severity: 'error',
    ru: 'Это не таблица: содержимое файла не распознано. Нужна выгрузка в формате xlsx, xls, xlsb, ods или csv.',
    en: 'This is not a spreadsheet: the content is not recognised. Upload an xlsx, xls, xlsb, ods or csv export.',
  },
  'file.truncated': {
    severity: 'error',
    ru: 'Файл обрывается на середине. Скачайте или скопируйте его ещё раз.',
    en: 'The file breaks off in the middle. Download or copy it again.',
  },
  'file.damaged': {
    severity: 'error',
    ru: 'Файл повреждён и не открывается. Откройте его в Excel, сохраните как xlsx и загрузите снова или выгрузите ещё раз.',
    en: 'The file is damaged and cannot be opened. Open it in Excel and save it as xlsx, or export it again.',
  },
  'file.password_protected': {
    severity: 'error',
    ru: 'Файл защищён паролем. Снимите пароль в Excel и загрузите снова.',
    en: 'The file is protected with a password. Remove the password in Excel and upload it again.',
  },
  'file.no_sheets': {
    severity: 'error',
    ru: 'В книге нет ни одного листа с данными. Проверьте, ту ли книгу вы загружаете.',
    en: 'The workbook has no sheet with data. Check that this is the right workbook.',
  },
  'file.unpacks_too_large': {
    severity: 'error',
    ru: 'После распаковки файл больше допустимых {{megabytes}} МБ. Сохраните в Excel только нужные листы в новую книгу.',
    en: 'Unpacked, the file is larger than the allowed {{megabytes}} MB. Save the sheets you need as a new workbook.',
  },
  'file.packed_too_tightly': {
    severity: 'error',
    ru: 'При распаковке файл вырастает более чем в {{ratio}} раз: так сжаты не таблицы, а вредоносные архивы. Сохраните нужные листы в новую книгу.',
    en: 'Unpacked, the file grows more than {{ratio}} times, as harmful archives do. Save the sheets you need as a new workbook.',
  },
  'file.too_many_parts': {
    severity: 'error',
    ru: 'В файле больше {{entries}} частей. Сохраните нужные листы в новую книгу.',
    en: 'The file has more than {{entries}} parts. Save the sheets you need as a new workbook.',
  },
  'file.too_heavy': {
    severity: 'error',
    ru: 'Для чтения файла не хватило {{megabytes}} МБ памяти. Разделите его по курсам или группам.',
    en: 'Reading the file took more than {{megabytes}} MB of memory. Split it by course or group.',
  },
  'file.too_slow': {
    severity: 'error',
    ru: 'Файл не удалось прочитать за {{seconds}} с. Разделите его по курсам или группам.',
    en: 'The file could not be read within {{seconds}} s. Split it by course or group.',
  },
  'file.too_many_cells': {
    severity: 'error',
    ru: 'В файле больше {{max}} результатов. Разделите его по курсам или группам.',
    en: 'The file has more than {{max}} results. Split it by course or group.',
  },
  'file.unknown_layout': {
    severity: 'error',
    ru: 'Устройство таблицы не распознано: нет ни статусов с временем выполнения, ни отметок о посещении 0/1. Проверьте, ту ли ведомость вы загружаете.',
    en: 'The layout is not recognised: there are neither statuses with completion times nor 0/1 attendance marks. Check that this is the right gradebook.',
  },
  'file.nothing_new': {
    severity: 'info',
    ru: 'В файле нет ничего нового: все ячейки совпадают с уже сохранёнными.',
    en: 'The file holds nothing new: every cell equals what is already stored.',
  },

  'sheet.hidden_skipped': {
    severity: 'warning',
    ru: 'Скрытый лист не прочитан. Если данные на нём нужны, отобразите лист и загрузите файл снова.',
    en: 'The hidden sheet was not read. If its data are needed, unhide it and upload the file again.',
  },
  'sheet.no_student_column': {
    severity: 'error',
    ru: 'На листе нет столбца с идентификатором студента. Назовите его «Студент_ID» или «Студент».',
    en: 'The sheet has no column with the student id. Name it "Student ID" or "Student".',
  },
  'sheet.no_course_column': {
    severity: 'error',
    ru: 'На листе нет столбца с названием курса. Назовите его «Курс».',
    en: 'The sheet has no column with the course name. Name it "Course".',
  },
  'sheet.no_rows': {
    severity: 'error',
    ru: 'На листе есть заголовки, но нет ни одного студента. Выгрузите ведомость ещё раз.',
    en: 'The sheet has headers but no students. Export the gradebook again.',
  },
  'sheet.no_activities': {
    severity: 'error',
    ru: 'На листе нет ни одного столбца с результатами. Выгрузите ведомость ещё раз.',
    en: 'The sheet has no column with results. Export the gradebook again.',
  },
  'sheet.too_many_rows': {
    severity: 'error',
    ru: 'На листе больше {{max}} строк. Разделите файл по курсам или группам.',
    en: 'The sheet has more than {{max}} rows. Split the file by course or group.',
  },
  'sheet.too_many_columns': {
    severity: 'error',
    ru: 'На листе больше {{max}} столбцов. Удалите лишние или разделите файл по курсам.',
    en: 'The sheet has more than {{max}} columns. Delete the needless ones or split the file by course.',
  },

  'column.no_header': {
    severity: 'error',
    ru: 'В столбце есть данные, но нет заголовка. Подпишите столбец или удалите его.',
    en: 'The column has data but no header. Name the column or delete it.',
  },
  'column.not_understood': {
    severity: 'error',
    ru: 'Непонятно, что в столбце (например, «{{value}}»): это не статусы, не отметки и не время. Удалите столбец, если он лишний.',
    en: 'The column is not understood (for example "{{value}}"): it holds no statuses, marks or times. Delete it if it is not needed.',
  },
  'column.unexpected_times': {
    severity: 'error',
    ru: 'В столбце время, но по заголовку неясно какое. Назовите столбец «Время выполнения» или «Дедлайн».',
    en: 'The column holds times, but its header does not say which. Name it "Completion time" or "Deadline".',
  },
  'column.contradictory': {
    severity: 'error',
    ru: 'Столбец назван как время, а содержит статусы. Исправьте заголовок.',
    en: 'The column is named as a time but holds statuses. Correct its header.',
  },
  'column.no_activity_before': {
    severity: 'error',
    ru: 'Слева от столбца со временем нет элемента курса, к которому он относится. Верните столбцу его место.',
    en: 'There is no activity to the left that this column of times belongs to. Put the column back in its place.',
  },
  'column.repeated': {
    severity: 'error',
    ru: 'У элемента «{{activity}}» второй такой столбец подряд. Удалите лишний.',
    en: 'This is the second such column of the activity "{{activity}}". Delete one of them.',
  },
  'column.total_skipped': {
    severity: 'warning',
    ru: 'Столбец с итогами пропущен: итоги система считает сама.',
    en: 'The column of totals was skipped: totals are computed here.',
  },
  'column.ambiguous_dates': {
    severity: 'warning',
    ru: 'Даты вида «{{value}}» прочитаны как день/месяц/год. Если это не так, исправьте столбец и загрузите файл снова.',
    en: 'Dates such as "{{value}}" were read as day/month/year. If that is wrong, correct the column and upload again.',
  },
  'column.mixed_dates': {
    severity: 'error',
    ru: 'В столбце и день/месяц/год, и месяц/день/год, например «{{value}}». Приведите даты к одному виду.',
    en: 'The column mixes day/month/year and month/day/year, for example "{{value}}". Use one order of dates.',
  },

  'activity.no_results': {
    severity: 'warning',
    ru: 'У элемента курса нет ни одного результата. Он сохранён без результатов.',
    en: 'The activity has no results at all. It was stored without results.',
  },
  'activity.done_without_time': {
    severity: 'warning',
    ru: 'Выполнено без времени выполнения у {{count}} студентов. Такие результаты сохранены, но опоздания по ним не видны.',
    en: '{{count}} students did the activity without a completion time. These results are stored but cannot be seen as late.',
  },
  'activity.deadline_without_status': {
    severity: 'warning',
    ru: 'У {{count}} студентов есть срок, но нет статуса. Их результаты неизвестны, срок не учтён.',
    en: '{{count}} students have a deadline but no status. Their results are unknown, the deadline was not used.',
  },

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
} as const satisfies Record<string, { severity: 'error' | 'warning' | 'info'; ru: string; en: string }>;

export type IssueCode = keyof typeof issueCodes;

export function isIssueCode(value: unknown): value is IssueCode {
  return typeof value === 'string' && Object.hasOwn(issueCodes, value);
}
