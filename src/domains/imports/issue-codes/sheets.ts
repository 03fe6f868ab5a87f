import type { IssueSentences } from './sentences.ts';

/** Of a sheet, its columns and the activities they are. */
export const sheetIssues = {
  'sheet.hidden_skipped': {
    severity: 'warning',
    ru: 'Скрытый лист не прочитан. Если данные на нём нужны, отобразите лист и загрузите файл снова.',
    en: 'The hidden sheet was not read. If its data are needed, unhide it and upload the file again.',
  },
  'sheet.other_layout': {
    severity: 'warning',
    ru: 'Лист не прочитан: он не похож на выгрузку {{system}}. Если данные на нём нужны, загрузите его отдельным файлом.',
    en: 'The sheet was not read: it does not look like an export of {{system}}. If its data are needed, upload it as a file of its own.',
  },
  'sheet.no_identity_column': {
    severity: 'error',
    ru: 'На листе нет столбца, по которому различают студентов: {{columns}}. Выгрузите ведомость с этим столбцом.',
    en: 'The sheet has no column that tells students apart: {{columns}}. Export the gradebook with that column.',
  },
  'sheet.no_student_column': {
    severity: 'error',
    ru: 'На листе нет столбца с идентификатором студента. Назовите его «Студент_ID», «Студент» или «ФИО» либо назначьте столбцы на странице импорта.',
    en: 'The sheet has no column with the student id. Name it "Student ID", "Student" or "Name", or assign the columns on the page of the import.',
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
    ru: 'Непонятно, что в столбце (например, «{{value}}»): это не статусы, не отметки, не баллы и не время. Удалите столбец, если он лишний.',
    en: 'The column is not understood (for example "{{value}}"): it holds no statuses, marks, scores or times. Delete it if it is not needed.',
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
  'column.mixed_forms': {
    severity: 'error',
    ru: 'В столбце и проценты, и баллы, например «{{value}}». Приведите их к одному виду.',
    en: 'The column mixes percentages and points, for example "{{value}}". Use one of them.',
  },
  'column.maximum_differs': {
    severity: 'error',
    ru: 'У столбца разные наибольшие баллы: {{maxima}}. Оставьте один.',
    en: 'The column has different maximum points: {{maxima}}. Keep one of them.',
  },
  'column.maximum_unreadable': {
    severity: 'warning',
    ru: 'Наибольший балл «{{value}}» не прочитан: это не число. Баллы сохранены без него.',
    en: 'The maximum points "{{value}}" could not be read as a number. The scores were stored without it.',
  },
  'column.same_name': {
    severity: 'warning',
    ru: 'Столбец с таким названием уже есть; они различены по порядку. Дайте им разные названия, чтобы следующая выгрузка не перепутала их.',
    en: 'There is a column of this name already; they were told apart by their order. Give them different names, so that the next export does not confuse them.',
  },

  'columns.totals_skipped': {
    severity: 'info',
    ru: 'Пропущены столбцы с итогами ({{count}}): {{names}}. Итоги система считает сама.',
    en: 'Columns of totals were left out ({{count}}): {{names}}. Totals are computed here.',
  },
  'columns.others_skipped': {
    severity: 'info',
    ru: 'Пропущены столбцы, которые здесь не хранятся ({{count}}): {{names}}.',
    en: 'Columns that are not kept here were left out ({{count}}): {{names}}.',
  },

  'scores.zero_not_attempted': {
    severity: 'info',
    ru: 'Эта система пишет 0 и тем, кто не приступал: нули ({{count}}) прочитаны как «не выполнено».',
    en: 'This system writes 0 also for those who have not begun: the zeros ({{count}}) were read as not attempted.',
  },

  'activity.no_results': {
    severity: 'warning',
    ru: 'У элемента курса нет ни одного результата. Он сохранён без результатов.',
    en: 'The activity has no results at all. It was stored without results.',
  },
  'activity.letters': {
    severity: 'warning',
    ru: 'Оценки буквами у {{count}} студентов: они сохранены как «выполнено», без балла. Чтобы были баллы, выгрузите ведомость с баллами или процентами.',
    en: '{{count}} students have letter grades: they were stored as done, without a score. For scores, export points or percentages.',
  },
  'activity.scores_above_maximum': {
    severity: 'warning',
    ru: 'Баллы выше наибольшего ({{maximum}}) у {{count}} студентов. Они сохранены; если это не надбавка, проверьте десятичный знак.',
    en: '{{count}} students have more than the maximum of {{maximum}} points. The scores were stored; if that is no bonus, check the decimal mark.',
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
} as const satisfies IssueSentences;
