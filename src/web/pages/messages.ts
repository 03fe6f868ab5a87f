import { defineMessages } from '../kit/i18n/messages.ts';

/** Phrases of the pages that join several domains. */
export const pageMessages = defineMessages('pages', {
  'courses.title': { ru: 'Курсы', en: 'Courses' },
  'courses.course': { ru: 'Курс', en: 'Course' },
  'courses.programme': { ru: 'Программа', en: 'Programme' },
  'courses.teachers': { ru: 'Преподаватели', en: 'Teachers' },
  'courses.zones': { ru: 'Зоны', en: 'Zones' },
  'courses.completion': { ru: 'Выполнение', en: 'Completion' },
  'courses.attendance': { ru: 'Посещаемость', en: 'Attendance' },
  'courses.overdue': { ru: 'Просрочено', en: 'Overdue' },
  'courses.search': { ru: 'Найти курс', en: 'Find a course' },
  'courses.empty': { ru: 'Курсов пока нет', en: 'There are no courses yet' },
  'courses.emptyHint': {
    ru: 'Курс появится здесь, когда его ведомость загрузят и назначат вас преподавателем или руководителем программы.',
    en: 'A course appears here once its gradebook is imported and you are assigned as its teacher or programme head.',
  },
  'courses.emptyImport': { ru: 'Загрузите первую ведомость.', en: 'Import the first gradebook.' },
  'courses.toImport': { ru: 'К импорту', en: 'To import' },

  'course.asOf': { ru: 'по состоянию на {{moment}}', en: 'as of {{moment}}' },
  'courses.health': { ru: 'Состояние курсов', en: 'Health of courses' },
  'courses.quality': { ru: 'Надёжность групп', en: 'Soundness of groups' },
  'course.grading': { ru: 'Веса и оценивание', en: 'Weights and grading' },
  'course.advice': { ru: 'Проверка советов', en: 'Advice to check' },
  'course.noTeachers': { ru: 'преподаватель не назначен', en: 'no teacher assigned' },
  'course.students': { ru: 'Студенты', en: 'Students' },
  'course.student': { ru: 'Студент', en: 'Student' },
  'course.group': { ru: 'Группа', en: 'Group' },
  'course.search': { ru: 'Найти студента', en: 'Find a student' },
  'course.missing': {
    ru: 'нет в выгрузке с {{date}}',
    en: 'not in the export since {{date}}',
  },
  'course.noStudents': { ru: 'На курсе ещё нет студентов', en: 'The course has no students yet' },
  'course.shown': {
    ru: {
      one: 'Показан {{shown}} из {{count}}',
      few: 'Показано {{shown}} из {{count}}',
      many: 'Показано {{shown}} из {{count}}',
    },
    en: { one: '{{shown}} of {{count}} shown', other: '{{shown}} of {{count}} shown' },
  },
  'course.allZones': { ru: 'Все зоны', en: 'All zones' },

  'own.title': { ru: 'Мои курсы', en: 'My courses' },
  'own.empty': { ru: 'Курсов пока нет', en: 'You have no courses yet' },
  'own.emptyHint': {
    ru: 'Они появятся здесь, когда преподаватель загрузит ведомости.',
    en: 'They appear here once gradebooks are imported.',
  },
  'own.notLinked': {
    ru: 'Ваша учётная запись ещё не связана со студентом. Обратитесь к администратору.',
    en: 'Your account is not linked to a student yet. Ask the administrator.',
  },
  'own.about': { ru: 'Ваши результаты на курсе', en: 'Your results in the course' },

  'settings.title': { ru: 'Настройки', en: 'Settings' },
  'settings.about': {
    ru: 'Действуют для всех. Кто и когда менял, видно в журнале действий.',
    en: 'They hold for everybody. Who changed them and when is in the audit.',
  },

  'import.course': { ru: 'Открыть курс', en: 'Open the course' },
  'import.details': { ru: 'Подробности', en: 'Details' },
  'import.by': { ru: '{{moment}}, {{name}}', en: '{{moment}}, {{name}}' },
});
