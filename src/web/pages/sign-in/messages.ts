import { defineMessages } from '../../kit/i18n/messages.ts';

/** For people who have forgotten a password or were invited. */
export const linkMessages = defineMessages('link', {
  'forgotten.question': { ru: 'Забыли пароль?', en: 'Forgot your password?' },
  'forgotten.title': { ru: 'Новый пароль', en: 'A new password' },
  'forgotten.explanation': {
    ru: 'Назовите логин или адрес почты. Мы пришлём письмо со ссылкой, по которой можно выбрать новый пароль.',
    en: 'Give your login or e-mail address. We will send a letter with a link to choose a new password.',
  },
  'forgotten.login': { ru: 'Логин или адрес почты', en: 'Login or e-mail address' },
  'forgotten.submit': { ru: 'Прислать письмо', en: 'Send the letter' },
  'forgotten.done': {
    ru: 'Если такая учётная запись есть и в ней указана почта, письмо уже в пути. Ссылка действует час.',
    en: 'If there is such an account and it has an address, the letter is on its way. The link works for an hour.',
  },
  'choose.invitation': { ru: 'Добро пожаловать', en: 'Welcome' },
  'choose.password_reset': { ru: 'Новый пароль', en: 'A new password' },
  'choose.explanation': {
    ru: '{{name}}, выберите пароль. Ваш логин: {{login}}.',
    en: '{{name}}, choose a password. Your login is {{login}}.',
  },
  'choose.password': { ru: 'Пароль', en: 'Password' },
  'choose.rule': {
    ru: 'Не короче {{min}} символов и не из тех, что угадывают первыми',
    en: 'At least {{min}} characters, and not one of those that are guessed first',
  },
  'choose.submit': { ru: 'Сохранить пароль', en: 'Save the password' },
  'choose.done': { ru: 'Пароль сохранён. Теперь можно войти.', en: 'The password is saved. You can sign in now.' },
  'choose.noLink': {
    ru: 'Откройте ссылку из письма целиком: в этом адресе её конца нет.',
    en: 'Open the whole link from the letter: the end of it is missing here.',
  },
  'choose.again': { ru: 'Запросить новое письмо', en: 'Ask for a new letter' },
  'confirm.title': { ru: 'Новый адрес почты', en: 'New e-mail address' },
  'confirm.explanation': {
    ru: 'Подтвердите, что этот адрес ваш: письма Pulse.EDU будут приходить на него.',
    en: 'Confirm that this address is yours: letters of Pulse.EDU will go there.',
  },
  'confirm.submit': { ru: 'Подтвердить адрес', en: 'Confirm the address' },
  'confirm.done': { ru: 'Теперь ваш адрес {{email}}.', en: 'Your address is now {{email}}.' },
  'confirm.home': { ru: 'Перейти в Pulse.EDU', en: 'Go to Pulse.EDU' },
  signIn: { ru: 'Войти', en: 'Sign in' },
  back: { ru: 'Назад ко входу', en: 'Back to sign-in' },
});
