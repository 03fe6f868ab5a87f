import { defineMessages } from '../../kit/i18n/messages.ts';

/** Signing in by the university's identity provider, and why that was refused. */
export const signOnMessages = defineMessages('signOn', {
  or: { ru: 'или', en: 'or' },
  university: { ru: 'Войти через университет', en: 'Sign in through the university' },
  provider: { ru: 'Войти через {{name}}', en: 'Sign in with {{name}}' },
  'refused.unavailable': {
    ru: 'Служба входа университета не отвечает. Войдите по паролю или повторите позже.',
    en: "The university's sign-in does not answer. Sign in by password, or try again later.",
  },
  'refused.failed': {
    ru: 'Служба входа университета ответила не так, как должна. Попробуйте ещё раз.',
    en: "The university's sign-in did not answer as it should. Try again.",
  },
  'refused.cancelled': {
    ru: 'Вход через университет отменён.',
    en: 'Signing in through the university was cancelled.',
  },
  'refused.expired': {
    ru: 'Эта попытка входа устарела или начата в другом окне. Попробуйте ещё раз.',
    en: 'This attempt to sign in took too long or was begun in another window. Try again.',
  },
  'refused.unverified_email': {
    ru: 'Университет не подтвердил ваш адрес почты, поэтому мы не можем вас узнать. Обратитесь к администратору.',
    en: 'The university has not verified your e-mail address, so we cannot tell who you are. Ask the administrator.',
  },
  'refused.unknown_person': {
    ru: 'В университете вас знают, но доступа к Pulse.EDU у вас пока нет. Попросите администратора добавить вас по адресу вашей почты.',
    en: 'The university knows you, but you have no access to Pulse.EDU yet. Ask the administrator to add you by your e-mail address.',
  },
  'refused.inactive': {
    ru: 'Ваш доступ к Pulse.EDU закрыт. Обратитесь к администратору.',
    en: 'Your access to Pulse.EDU is closed. Ask the administrator.',
  },
  'refused.linked_elsewhere': {
    ru: 'С вашим адресом почты связана другая учётная запись университета. Обратитесь к администратору.',
    en: 'Another account of the university is linked to your e-mail address. Ask the administrator.',
  },
});
