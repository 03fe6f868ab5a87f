import { defineMessages } from '../kit/i18n/messages.ts';

/** Phrases of the frame around the pages, of sign-in and of the pages for when something is wrong. */
export const shellMessages = defineMessages('shell', {
  skip: { ru: 'К содержанию', en: 'Skip to content' },
  navigation: { ru: 'Разделы', en: 'Sections' },
  menu: { ru: 'Меню', en: 'Menu' },

  'nav.courses': { ru: 'Курсы', en: 'Courses' },
  'nav.advice': { ru: 'Советы', en: 'Advice' },
  'nav.own': { ru: 'Мои курсы', en: 'My courses' },
  'nav.imports': { ru: 'Импорт', en: 'Import' },
  'nav.programmes': { ru: 'Программы', en: 'Programmes' },
  'nav.people': { ru: 'Люди', en: 'People' },
  'nav.tasks': { ru: 'Задачи', en: 'Tasks' },
  'nav.settings': { ru: 'Настройки', en: 'Settings' },
  'nav.languageModels': { ru: 'Языковые модели', en: 'Language models' },
  'nav.messages': { ru: 'Сообщения', en: 'Messages' },
  'nav.audit': { ru: 'Журнал действий', en: 'Activity log' },

  'role.student': { ru: 'студент', en: 'student' },
  'role.teacher': { ru: 'преподаватель', en: 'teacher' },
  'role.head': { ru: 'РОП', en: 'programme head' },
  'role.operator': { ru: 'оператор данных', en: 'data operator' },
  'role.administrator': { ru: 'администратор', en: 'administrator' },

  language: { ru: 'Язык', en: 'Language' },
  scheme: { ru: 'Оформление', en: 'Appearance' },
  'scheme.auto': { ru: 'Как в системе', en: 'Same as system' },
  'scheme.light': { ru: 'Светлое', en: 'Light' },
  'scheme.dark': { ru: 'Тёмное', en: 'Dark' },
  account: { ru: 'Учётная запись: {{name}}', en: 'Account: {{name}}' },
  security: { ru: 'Безопасность', en: 'Security' },
  notifications: { ru: 'Уведомления', en: 'Notifications' },
  myData: { ru: 'Мои данные', en: 'My data' },
  signOut: { ru: 'Выйти', en: 'Sign out' },

  offline: {
    ru: 'Нет связи с сервером. Данные на странице могли устареть; она обновится сама.',
    en: 'The server cannot be reached. This page may be out of date; it will refresh by itself.',
  },

  'signIn.title': { ru: 'Вход', en: 'Sign in' },
  'signIn.login': { ru: 'Логин или почта', en: 'Login or e-mail' },
  'signIn.password': { ru: 'Пароль', en: 'Password' },
  'signIn.submit': { ru: 'Войти', en: 'Sign in' },
  'signIn.show': { ru: 'Показать пароль', en: 'Show the password' },
  'signIn.hide': { ru: 'Скрыть пароль', en: 'Hide the password' },
  'signIn.capsLock': { ru: 'Включён Caps Lock', en: 'Caps Lock is on' },
  'signIn.loginMissing': { ru: 'Введите логин или адрес почты', en: 'Enter your login or e-mail' },
  'signIn.passwordMissing': { ru: 'Введите пароль', en: 'Enter your password' },
  'signIn.expired': {
    ru: 'Сеанс завершён. Войдите снова, и вы вернётесь на ту же страницу.',
    en: 'Your session has ended. Sign in again to return to the same page.',
  },
  'signIn.promise': {
    ru: 'Видно, кому из студентов нужна помощь и почему, пока ещё есть время.',
    en: 'See which students are slipping, why, and what would help, while there is still time.',
  },

  'home.noRole': { ru: 'Вам ещё не назначена роль', en: 'You have no role yet' },
  'home.noRoleHint': {
    ru: 'Обратитесь к администратору: роль открывает разделы системы.',
    en: 'Ask the administrator for one: a role opens the sections of the system.',
  },

  'notFound.title': { ru: 'Такой страницы нет', en: 'There is no such page' },
  'notFound.hint': {
    ru: 'Проверьте адрес или вернитесь на главную.',
    en: 'Check the address or go back to the start page.',
  },
  'notFound.home': { ru: 'На главную', en: 'To the start page' },
  'crash.title': { ru: 'Страница не открылась', en: 'The page could not be opened' },
});
