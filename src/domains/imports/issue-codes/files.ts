import type { IssueSentences } from './sentences.ts';

/** Of the file as a whole and of its course. */
export const fileIssues = {
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
    ru: 'Устройство таблицы не распознано: это не ведомость my.itmo и не выгрузка журнала оценок системы, которую мы читаем. Выгрузите ведомость, как описано в docs/ru/import.md, и не меняйте её заголовков либо назначьте столбцы на странице импорта.',
    en: 'The layout is not recognised: it is neither a my.itmo report nor the gradebook export of a system we read. Export it as docs/import.md says and leave its headers as they are, or assign the columns on the page of the import.',
  },
  'file.oneroster': {
    severity: 'error',
    ru: 'Это одна таблица набора OneRoster. Загрузите весь набор одним архивом zip.',
    en: 'This is one table of a OneRoster bundle. Upload the whole bundle as one zip.',
  },
  'file.nothing_new': {
    severity: 'info',
    ru: 'В файле нет ничего нового: все ячейки совпадают с уже сохранёнными.',
    en: 'The file holds nothing new: every cell equals what is already stored.',
  },

  'course.as_chosen': {
    severity: 'info',
    ru: 'Файл прочитан как выгрузка {{system}}. Курса в нём нет; взят указанный при загрузке: «{{course}}».',
    en: 'The file was read as an export of {{system}}. It names no course; the one chosen for the upload was taken: "{{course}}".',
  },
  'course.from_file_name': {
    severity: 'warning',
    ru: 'Файл прочитан как выгрузка {{system}}. Курса в нём нет; взят из имени файла: «{{course}}». Если это не тот курс, загрузите файл ещё раз и укажите курс при загрузке.',
    en: 'The file was read as an export of {{system}}. It names no course; its file name gave "{{course}}". If that is not the course, upload the file again and name the course with the upload.',
  },
  'course.of_table_as_chosen': {
    severity: 'info',
    ru: 'Файл прочитан как обычная таблица. Курса в нём нет; взят указанный при загрузке: «{{course}}».',
    en: 'The file was read as a plain table. It names no course; the one chosen for the upload was taken: "{{course}}".',
  },
  'course.of_table_from_file_name': {
    severity: 'warning',
    ru: 'Файл прочитан как обычная таблица. Курса в нём нет; взят из имени файла: «{{course}}». Если это не тот курс, загрузите файл ещё раз и укажите курс при загрузке.',
    en: 'The file was read as a plain table. It names no course; its file name gave "{{course}}". If that is not the course, upload the file again and name the course with the upload.',
  },
  'dates.no_order': {
    severity: 'error',
    ru: 'По датам файла не видно, где день, а где месяц (например, «{{value}}»). Запишите даты как 10.11.2024 или укажите их порядок при назначении столбцов.',
    en: 'The dates of the file do not tell day from month (for example "{{value}}"). Write them as 2024-11-10, or choose their order where columns are assigned.',
  },
  'dates.two_orders': {
    severity: 'error',
    ru: 'В файле и день/месяц/год («{{other}}»), и месяц/день/год («{{value}}»). Приведите даты к одному виду.',
    en: 'The file mixes day/month/year ("{{other}}") and month/day/year ("{{value}}"). Use one order of dates.',
  },
  'course.choice_unused': {
    severity: 'warning',
    ru: 'Курс в файле назван в каждой строке, поэтому указанный при загрузке «{{course}}» не учтён. Если нужен он, исправьте столбец курса.',
    en: 'The file names its course in every row, so "{{course}}", chosen for the upload, was not used. If it is the right one, correct the column of the course.',
  },
} as const satisfies IssueSentences;
