/** What can stand between a person and the university's own sign-in; part of error-codes.ts. */
export const signOnErrors = {
  'sign_on.not_configured': {
    status: 404,
    ru: 'Вход через университет на этом сервере не настроен.',
    en: 'This server has no single sign-on.',
  },
  'sign_on.unavailable': {
    status: 503,
    ru: 'Служба входа университета не отвечает. Войдите по паролю или повторите позже.',
    en: "The university's sign-in does not answer. Sign in by password, or try again later.",
  },
  'sign_on.failed': {
    status: 401,
    ru: 'Служба входа университета ответила не так, как должна. Попробуйте ещё раз.',
    en: "The university's sign-in did not answer as it should. Try again.",
  },
  'sign_on.cancelled': {
    status: 401,
    ru: 'Вход через университет отменён.',
    en: 'Signing in at the university was cancelled.',
  },
  'sign_on.expired': {
    status: 401,
    ru: 'Эта попытка входа устарела или начата в другом окне. Попробуйте ещё раз.',
    en: 'This attempt to sign in took too long or was begun in another window. Try again.',
  },
  'sign_on.unverified_email': {
    status: 403,
    ru: 'Служба входа не подтвердила ваш адрес почты, поэтому мы не можем вас узнать. Обратитесь к администратору.',
    en: 'The sign-in service has not verified your e-mail address, so we cannot tell who you are. Ask the administrator.',
  },
  'sign_on.unknown_person': {
    status: 403,
    ru: 'У вас пока нет доступа к Pulse.EDU. Попросите администратора добавить вас по адресу вашей почты.',
    en: 'You have no access to Pulse.EDU yet. Ask the administrator to add you by your e-mail address.',
  },
  'sign_on.inactive': {
    status: 403,
    ru: 'Ваш доступ к Pulse.EDU закрыт. Обратитесь к администратору.',
    en: 'Your access to Pulse.EDU is closed. Ask the administrator.',
  },
  'sign_on.linked_elsewhere': {
    status: 403,
    ru: 'Ваш адрес почты связан с другой учётной записью службы входа. Обратитесь к администратору.',
    en: 'Your e-mail address is linked to another account of the sign-in service. Ask the administrator.',
  },
} as const;
