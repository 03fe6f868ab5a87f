import { defineMessages } from '#web/kit/i18n/messages.ts';

export const identityMessages = defineMessages('identity', {
  'password.title': { ru: 'Смена пароля', en: 'Change password' },
  'password.current': { ru: 'Нынешний пароль', en: 'Current password' },
  'password.next': { ru: 'Новый пароль', en: 'New password' },
  'password.rule': { ru: 'Не короче {{min}} символов', en: 'At least {{min}} characters' },
  'password.submit': { ru: 'Сменить пароль', en: 'Change password' },
  'password.done': {
    ru: 'Пароль изменён. На других устройствах нужно будет войти заново.',
    en: 'The password is changed. Other devices have to sign in again.',
  },
  cancel: { ru: 'Отменить', en: 'Cancel' },
  close: { ru: 'Закрыть', en: 'Close' },
});
