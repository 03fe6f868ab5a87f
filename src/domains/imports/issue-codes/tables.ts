import type { IssueSentences } from './sentences.ts';

/** Of tables that no known system wrote. */
export const tableIssues = {
  'sheet.no_table': {
    severity: 'warning',
    ru: 'Лист не прочитан: на нём нет строки заголовков со столбцом студента. Если данные на нём нужны, загрузите его отдельным файлом.',
    en: 'The sheet was not read: it has no row of headers with a column of students. If its data are needed, upload it as a file of its own.',
  },
  'table.no_person': {
    severity: 'error',
    ru: 'Ни один столбец не говорит, о ком строка. Назначьте столбец номера, почты или имени студента.',
    en: 'No column says who a row is about. Assign the column of the student number, e-mail address or name.',
  },
  'table.known_by_name': {
    severity: 'warning',
    ru: 'Номера и почты студентов в таблице нет: студенты узнаются по имени и группе, а без группы — по имени в пределах курса. Надёжнее добавить столбец с номером или почтой.',
    en: 'The table has neither numbers nor e-mail addresses: students are known by name and group, without a group by name within the course. A column with numbers or addresses is safer.',
  },
  'columns.read_as_works': {
    severity: 'info',
    ru: 'Как работы прочитаны столбцы ({{count}}): {{names}}.',
    en: 'Columns read as works ({{count}}): {{names}}.',
  },
  'columns.read_as_lessons': {
    severity: 'info',
    ru: 'Как посещаемость занятий прочитаны столбцы ({{count}}): {{names}}.',
    en: 'Columns read as attendance of lessons ({{count}}): {{names}}.',
  },
  'columns.new_works': {
    severity: 'warning',
    ru: 'Новых столбцов, которых нет в профиле: {{count}}; прочитаны как баллы новых работ: {{names}}. Если это не так, назначьте столбцы.',
    en: 'New columns that the profile does not have: {{count}}; taken as scores of new activities: {{names}}. If they are not, assign the columns.',
  },
  'columns.new_lessons': {
    severity: 'warning',
    ru: 'Новых столбцов, которых нет в профиле: {{count}}; прочитаны как посещаемость новых занятий: {{names}}. Если это не так, назначьте столбцы.',
    en: 'New columns that the profile does not have: {{count}}; taken as attendance of new lessons: {{names}}. If they are not, assign the columns.',
  },
  'columns.new_beside': {
    severity: 'warning',
    ru: 'Новых столбцов, которых нет в профиле: {{count}}; прочитаны как время, срок или максимум работы перед ними: {{names}}. Если это не так, назначьте столбцы.',
    en: 'New columns that the profile does not have: {{count}}; taken as time, deadline or maximum of the work before them: {{names}}. If they are not, assign the columns.',
  },
  'columns.new_skipped': {
    severity: 'warning',
    ru: 'Новых столбцов, которых нет в профиле: {{count}}; пропущены: {{names}}. Если они нужны, назначьте столбцы.',
    en: 'New columns that the profile does not have: {{count}}; left out: {{names}}. If they are needed, assign the columns.',
  },
  'columns.gone': {
    severity: 'warning',
    ru: 'Столбцов профиля нет в файле: {{count}} ({{names}}). Их прежние данные остались. Если столбцы переименованы, назначьте столбцы.',
    en: 'Columns of the profile are not in the file: {{count}} ({{names}}). What they brought before stays. If they were renamed, assign the columns.',
  },
  'column.marks_or_scores': {
    severity: 'error',
    ru: 'В столбце только отметки вроде «{{value}}»: это может быть и посещаемость, и выполнение, и баллы. Назовите столбец «Занятие …» или «Работа …», например «Лаб 1», или назначьте столбцы.',
    en: 'The column holds only marks such as "{{value}}": attendance, work done, or points. Name it "Lesson …" or after the work, e.g. "Lab 1", or assign the columns.',
  },
  'column.result_of_what': {
    severity: 'error',
    ru: 'Неясно, к какой работе относится столбец. Назовите его по работе, например «Лаб 1», или «Итог», если это итог, либо назначьте столбцы.',
    en: 'The column does not say which work it is about. Name it after the work, e.g. "Lab 1", or "Total" if it is one, or assign the columns.',
  },
  'column.course_or_year': {
    severity: 'error',
    ru: 'Столбец «Курс» содержит числа вроде {{value}}: похоже на курс обучения, а не дисциплину. Удалите столбец или назовите его «Дисциплина», либо назначьте столбцы.',
    en: 'The column of the course holds numbers such as {{value}}: they look like years of study. Delete the column or name it "Course name", or assign the columns.',
  },
  'column.same_meaning': {
    severity: 'error',
    ru: 'Второй столбец с тем же смыслом. Удалите лишний или назначьте столбцы.',
    en: 'This is a second column of the same meaning. Delete one of them, or assign the columns.',
  },
  'column.not_assigned': {
    severity: 'error',
    ru: 'Столбец с данными не назначен (например, «{{value}}»). Назначьте его или отметьте как лишний.',
    en: 'The column has data but is not assigned (for example "{{value}}"). Assign it or mark it as not needed.',
  },
  'table.mapping_does_not_fit': {
    severity: 'error',
    ru: 'На листах файла нет назначенных столбцов студента. Проверьте строку заголовков и назначьте столбцы заново.',
    en: 'No sheet of the file has the columns of the student that were assigned. Check the row of headers and assign the columns anew.',
  },
  'table.read_by_profile': {
    severity: 'info',
    ru: 'Файл прочитан по профилю «{{name}}», версия {{version}}.',
    en: 'The file was read by the profile "{{name}}", version {{version}}.',
  },
  'table.profile_gone': {
    severity: 'error',
    ru: 'Профиль, по которому файл должен был читаться, удалён. Назначьте столбцы заново.',
    en: 'The profile by which the file was to be read was deleted. Assign the columns anew.',
  },
  'activity.attendance_and_results': {
    severity: 'error',
    ru: 'У элемента есть и посещаемость, и баллы или статусы. Дайте занятию и работе разные названия.',
    en: 'The activity has attendance as well as scores or statuses. Give the lesson and the work different names.',
  },
  'row.not_a_name': {
    severity: 'error',
    ru: '«{{value}}» не похоже на имя студента. Исправьте ячейку или удалите строку.',
    en: '"{{value}}" does not look like the name of a student. Correct the cell or delete the row.',
  },
  'row.no_group': {
    severity: 'error',
    ru: 'В строке нет группы, а студенты этой таблицы узнаются по имени и группе. Впишите группу.',
    en: 'The row names no group, and students of this table are known by name and group. Fill in the group.',
  },
  'row.same_name': {
    severity: 'error',
    ru: 'Студент с именем «{{value}}» уже есть в строке {{firstRow}}, а других признаков в таблице нет. Добавьте столбец с номером студента или почтой либо оставьте одну строку.',
    en: 'A student named "{{value}}" is already in row {{firstRow}}, and the table has nothing else to tell them apart. Add a column with student numbers or e-mail addresses, or keep one row.',
  },
  'row.no_activity': {
    severity: 'error',
    ru: 'В строке не названа работа или занятие. Впишите название или удалите строку.',
    en: 'The row names no work or lesson. Fill in the name or delete the row.',
  },
  'cell.status_and_score': {
    severity: 'error',
    ru: 'Статус «{{value}}» противоречит результату {{score}} в той же строке. Исправьте одно из двух.',
    en: 'The status "{{value}}" contradicts the result {{score}} of the same row. Correct one of them.',
  },
} as const satisfies IssueSentences;
