import { defineMessages } from '#web/kit/i18n/messages.ts';

export const rosterMessages = defineMessages('roster', {
  'teachers.title': { ru: 'Преподаватели курса', en: 'Teachers of the course' },
  'teachers.assign': { ru: 'Преподаватели', en: 'Teachers' },
  'teachers.search': { ru: 'Найти по имени', en: 'Find by name' },
  'teachers.none': {
    ru: 'Ни у кого ещё нет роли преподавателя. Её назначает администратор.',
    en: 'Nobody has the teacher role yet. The administrator grants it.',
  },
  'teachers.notFound': { ru: 'Никто не найден', en: 'Nobody found' },
  'smallest.title': { ru: 'Приватность малых курсов', en: 'Privacy of small courses' },
  'smallest.about': {
    ru: 'На курсе, где студентов меньше, студент не видит медиан и сравнений: по ним можно было бы узнать чужой результат. Преподавателей это не касается.',
    en: 'In a course with fewer students, a student sees no medians and comparisons: they would give away the results of others. Teachers see them all the same.',
  },
  'smallest.label': { ru: 'Наименьшее число студентов', en: 'Fewest students' },
  'smallest.bounds': { ru: 'Целое число от {{least}} до {{most}}', en: 'A whole number from {{least}} to {{most}}' },
  save: { ru: 'Сохранить', en: 'Save' },
});
