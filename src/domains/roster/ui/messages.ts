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
  save: { ru: 'Сохранить', en: 'Save' },
  cancel: { ru: 'Отменить', en: 'Cancel' },
});
