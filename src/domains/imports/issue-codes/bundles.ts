import type { IssueSentences } from './sentences.ts';

/** Of archives with several files, and of bundles of tables. */
export const bundleIssues = {
  'archive.nothing': {
    severity: 'error',
    ru: 'В архиве нет ни одного файла. Положите в него выгрузки и загрузите снова.',
    en: 'The archive holds no file. Put the exports into it and upload it again.',
  },
  'archive.too_many_files': {
    severity: 'error',
    ru: 'В архиве больше {{max}} файлов. Разделите его.',
    en: 'The archive holds more than {{max}} files. Split it.',
  },
  'archive.same_name': {
    severity: 'error',
    ru: 'В архиве два файла «{{name}}». Переименуйте один.',
    en: 'The archive holds two files "{{name}}". Rename one.',
  },
  'archive.several_systems': {
    severity: 'error',
    ru: 'Этот файл выгружен из другой системы ({{system}}), чем «{{first}}» ({{firstSystem}}). Загрузите файлы разных систем отдельно.',
    en: 'This file is of another system ({{system}}) than "{{first}}" ({{firstSystem}}). Upload the files of different systems apart.',
  },
  'archive.contradictory': {
    severity: 'error',
    ru: 'Два файла архива говорят разное о курсе «{{course}}»: студент «{{student}}», «{{activity}}». Оставьте один из файлов.',
    en: 'Two files of the archive differ about the course "{{course}}": student "{{student}}", "{{activity}}". Keep one of them.',
  },
  'archive.contradictory_student': {
    severity: 'error',
    ru: 'Имя, почта или группа студента «{{student}}» в двух файлах архива разные. Исправьте один из них.',
    en: 'Name, e-mail or group of student "{{student}}" differ in two files of the archive. Correct one of them.',
  },
  'archive.contradictory_programme': {
    severity: 'error',
    ru: 'Два файла архива относят «{{name}}» к разным программам. Исправьте один из них.',
    en: 'Two files of the archive put "{{name}}" into different programmes. Correct one of them.',
  },
  'archive.two_people': {
    severity: 'error',
    ru: 'Под номером «{{student}}» здесь {{name}}, а в файле «{{first}}» {{other}}. Если это файлы двух порталов одной системы, подключите порталы (страница «Подключения»): там номера не путаются. Иначе исправьте имя.',
    en: 'Number "{{student}}" is {{name}} here and {{other}} in the file "{{first}}". If these are files of two sites of one system, connect the sites (page "Connections"), which keeps their numbers apart. Else correct the name.',
  },

  'oneroster.missing_table': {
    severity: 'error',
    ru: 'В наборе OneRoster нет таблицы {{name}}.csv. Выгрузите набор целиком.',
    en: 'The OneRoster bundle lacks the table {{name}}.csv. Export the whole bundle.',
  },
  'oneroster.unlisted_table': {
    severity: 'warning',
    ru: 'По manifest.csv этой таблицы в наборе нет, но она есть. Она прочитана.',
    en: 'By manifest.csv the bundle does not have this table, but it is there. It was read.',
  },
  'oneroster.unknown_version': {
    severity: 'warning',
    ru: 'Версия набора «{{value}}» неизвестна; он прочитан как 1.2. Проверьте результат.',
    en: 'The version of the bundle, "{{value}}", is not known; it was read as 1.2. Check the result.',
  },
  'oneroster.delta': {
    severity: 'info',
    ru: 'Набор разностный: о чём он не говорит, осталось как было.',
    en: 'The bundle tells changes only: what it does not mention stays as it was.',
  },
  'oneroster.delta_reference': {
    severity: 'error',
    ru: '«{{value}}» нет в таблице «{{target}}»: набор разностный. Выгрузите полный набор (bulk).',
    en: '"{{value}}" is not in the table "{{target}}": the bundle tells changes only. Export the whole one (bulk).',
  },
  'oneroster.deleted_rows': {
    severity: 'info',
    ru: 'Строки с пометкой tobedeleted и о них ({{count}}) пропущены: импорт ничего не удаляет.',
    en: 'Rows marked tobedeleted, and those about them ({{count}}), were left out: an import deletes nothing.',
  },
  'oneroster.other_roles': {
    severity: 'info',
    ru: 'Зачисления преподавателей и других ролей ({{count}}) пропущены: роли назначают на странице «Люди».',
    en: 'Enrolments of teachers and other roles ({{count}}) were left out: roles are given on the page "People".',
  },
  'oneroster.tables_skipped': {
    severity: 'info',
    ru: 'Таблицы, которые здесь не хранятся, пропущены: {{names}}.',
    en: 'Tables that are not kept here were left out: {{names}}.',
  },
  'oneroster.result_of_other': {
    severity: 'warning',
    ru: 'Результат студента «{{value}}», который не зачислен в класс «{{course}}», пропущен. Если он там учится, добавьте зачисление.',
    en: 'The result of "{{value}}", who is not enrolled in the class "{{course}}", was left out. If that is a student of it, add the enrolment.',
  },
} as const satisfies IssueSentences;
