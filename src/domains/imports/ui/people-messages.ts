import { defineMessages } from '#web/kit/i18n/messages.ts';

/** Words of deciding who people of a file are. */
export const peopleMessages = defineMessages('imports.people', {
  title: { ru: 'Кто это?', en: 'Who is this?' },
  about: {
    ru: 'Эти люди похожи на студентов, которые уже есть, но система называет их впервые. Сами мы не угадываем: решите, кто есть кто. Решение запомнится.',
    en: 'These people resemble students known already, but the system names them for the first time. We do not guess: decide who is who. It will be remembered.',
  },
  left: {
    ru: {
      one: 'Осталось решить: {{count, number}}',
      few: 'Осталось решить: {{count, number}}',
      many: 'Осталось решить: {{count, number}}',
    },
    en: { one: '{{count, number}} left to decide', other: '{{count, number}} left to decide' },
  },
  decided: {
    ru: 'Всё решено. Ответы ещё можно изменить.',
    en: 'All is decided. The answers can still be changed.',
  },
  waits: {
    ru: 'Файл ещё не сохранён: сначала решите, кто эти люди.',
    en: 'The file is not saved yet: first decide who these people are.',
  },
  next: {
    ru: 'Кто есть кто, решено. Продолжите импорт: файл сохранится, если показывать больше нечего, иначе появится план изменений.',
    en: 'Who is who is decided. Continue the import: the file is saved if nothing else is to be shown, else there is a plan of changes.',
  },
  continue: { ru: 'Продолжить импорт', en: 'Continue the import' },
  same: { ru: 'Это он/она', en: 'The same person' },
  'same.label': { ru: 'Это он/она: {{person}} — {{known}}', en: 'The same person: {{person}} — {{known}}' },
  other: { ru: 'Другой человек', en: 'Another person' },
  'other.about': { ru: 'Никто из них: новый студент', en: 'None of these: a new student' },
  'other.label': { ru: 'Другой человек: {{person}}', en: 'Another person: {{person}}' },
  taken: { ru: 'В файле это уже кто-то другой', en: 'Somebody else in the file already' },
  'all.likely': {
    ru: 'Все — самые похожие ({{count, number}})',
    en: 'All are the likeliest ({{count, number}})',
  },
  'all.others': {
    ru: 'Все остальные — другие люди ({{count, number}})',
    en: 'All others are other people ({{count, number}})',
  },
  inFile: { ru: 'В файле', en: 'In the file' },
  more: { ru: 'Показать ещё', en: 'Show more' },
  'key.email': { ru: 'та же почта', en: 'same e-mail' },
  'key.login': { ru: 'тот же логин', en: 'same login' },
  'key.name': { ru: 'те же имя и группа', en: 'same name and group' },
  recognised: { ru: 'Узнаны: известны из другой системы', en: 'Recognised: known from another system' },
  'recognised.list': { ru: 'В файле → у нас', en: 'In the file → known as' },
  'by.email': { ru: 'по почте', en: 'by e-mail' },
  'by.login': { ru: 'по логину', en: 'by login' },
  'by.decision': { ru: 'по вашему решению', en: 'as you decided' },

  'logins.title': { ru: 'Логины студентов', en: 'Logins of students' },
  'logins.about': {
    ru: 'Если логин во всех системах университета один и тот же, студента узнают и по нему. Пока это не сказано, логины из ведомостей не хранятся.',
    en: 'Where a login is the same in all systems of the university, students are recognised by it, too. Until that is said, logins in gradebooks are not kept.',
  },
  'logins.shared': {
    ru: 'Логин студента одинаков во всех системах',
    en: 'A student has the same login in all systems',
  },
});
