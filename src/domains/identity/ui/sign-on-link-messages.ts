import { defineMessages } from '#web/kit/i18n/messages.ts';

/** The link of an account with the university's sign-in. */
export const signOnLinkMessages = defineMessages('signOnLink', {
  title: { ru: 'Вход через университет', en: "The university's sign-in" },
  about: {
    ru: 'Можно ли входить в эту учётную запись через {{provider}}',
    en: 'Whether {{provider}} opens this account',
  },
  linked: { ru: 'Связь с {{provider}} создана {{moment}}', en: '{{provider}}: linked since {{moment}}' },
  used: { ru: 'Последний вход: {{moment}}', en: 'Last sign-in: {{moment}}' },
  unused: { ru: 'Входов ещё не было', en: 'Not used yet' },
  none: { ru: 'Не связана', en: 'Not linked' },
  onlyWay: {
    ru: 'У вас нет пароля: это ваш единственный способ войти. Чтобы удалить связь, сначала задайте пароль по ссылке «Забыли пароль?» на странице входа.',
    en: 'You have no password: this is your only way in. To remove the link, first choose a password by "Forgot your password?" on the sign-in page.',
  },
  link: { ru: 'Связать', en: 'Link' },
  'link.title': { ru: 'Связать с {{provider}}', en: 'Link with {{provider}}' },
  'link.text': {
    ru: 'Вы войдёте на странице университета и вернётесь сюда. После этого в Pulse.EDU можно будет входить и через {{provider}}.',
    en: 'You sign in on a page of the university and come back here. From then on {{provider}} opens Pulse.EDU, too.',
  },
  'link.go': { ru: 'Перейти к входу', en: 'Go there' },
  remove: { ru: 'Удалить связь', en: 'Remove the link' },
  'remove.title': { ru: 'Удалить связь с {{provider}}?', en: 'Remove the link with {{provider}}?' },
  'remove.text': {
    ru: 'Входить вы будете по паролю. Если вы снова войдёте через {{provider}} с тем же подтверждённым адресом почты, связь появится опять.',
    en: 'You will sign in by password. Should you come by {{provider}} again with the same verified e-mail address, the link is made anew.',
  },
  'person.about': { ru: 'Связь со службой входа университета', en: "Link with the university's sign-in" },
  'person.removeText': {
    ru: '{{name}} больше не войдёт через прежнюю учётную запись университета; все сеансы завершатся. Следующий вход оттуда с тем же подтверждённым адресом создаст связь заново.',
    en: '{{name}} no longer comes in by the earlier account of the university; all sessions end. The next sign-in from there with the same verified address makes the link anew.',
  },
  'outcome.linked': { ru: 'Учётная запись связана.', en: 'The account is linked.' },
  'outcome.taken': {
    ru: 'С этой учётной записью университета связан другой человек. Обратитесь к администратору.',
    en: 'Another person is linked with this account of the university. Ask the administrator.',
  },
  'outcome.already_linked': {
    ru: 'Ваша учётная запись уже связана с другой учётной записью университета.',
    en: 'Your account is linked with another account of the university already.',
  },
  'outcome.unavailable': {
    ru: 'Служба входа университета не отвечает. Повторите позже.',
    en: "The university's sign-in does not answer. Try again later.",
  },
  'outcome.failed': {
    ru: 'Служба входа университета ответила не так, как должна. Попробуйте ещё раз.',
    en: "The university's sign-in did not answer as it should. Try again.",
  },
  'outcome.cancelled': { ru: 'Вход через университет отменён.', en: 'Signing in at the university was cancelled.' },
  'outcome.expired': {
    ru: 'Эта попытка устарела или начата в другом окне. Попробуйте ещё раз.',
    en: 'This attempt took too long or was begun in another window. Try again.',
  },
});
