/** What can stand between a person and a session beside a wrong password; part of error-codes.ts. */
export const signInErrors = {
  'sign_in.step_ended': {
    status: 401,
    ru: 'Время на подтверждение входа вышло. Войдите ещё раз.',
    en: 'The time to confirm this sign-in is over. Sign in again.',
  },
  'second_factor.wrong_code': {
    status: 422,
    ru: 'Код не подошёл. Введите тот, что сейчас на экране телефона; время на телефоне должно быть точным.',
    en: 'This code does not fit. Type the one your phone shows now; its clock must be right.',
  },
  'second_factor.used_code': {
    status: 422,
    ru: 'Этот код уже использован. Дождитесь следующего: он сменится в течение 30 секунд.',
    en: 'This code was used already. Wait for the next one: it comes within 30 seconds.',
  },
  'second_factor.not_enabled': {
    status: 409,
    ru: 'Второй фактор не подключён.',
    en: 'There is no second factor.',
  },
  'second_factor.already_enabled': {
    status: 409,
    ru: 'Второй фактор уже подключён. Чтобы сменить телефон, сначала отключите его.',
    en: 'There is a second factor already. To change the phone, turn it off first.',
  },
  'second_factor.not_begun': {
    status: 409,
    ru: 'Начните подключение второго фактора заново: этот ключ больше не ждёт подтверждения.',
    en: 'Begin again with the second factor: this key no longer waits to be confirmed.',
  },
  'second_factor.own_reset': {
    status: 422,
    ru: 'Свой второй фактор отключите на странице «Безопасность».',
    en: 'Turn your own second factor off on the page "Security".',
  },
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
  'sign_on.already_linked': {
    status: 409,
    ru: 'Ваша учётная запись уже связана со службой входа университета.',
    en: "Your account is linked with the university's sign-in already.",
  },
  'sign_on.taken': {
    status: 409,
    ru: 'С этой учётной записью университета связан другой человек. Обратитесь к администратору.',
    en: 'Another person is linked with this account of the university. Ask the administrator.',
  },
  'sign_on.not_linked': {
    status: 409,
    ru: 'Связи со службой входа университета нет.',
    en: "There is no link with the university's sign-in.",
  },
  'sign_on.no_password': {
    status: 409,
    ru: 'У вас нет пароля: без этой связи войти будет нельзя. Сначала задайте пароль по ссылке «Забыли пароль?» на странице входа.',
    en: 'You have no password: without this link you could not sign in. First choose one by "Forgot your password?" on the sign-in page.',
  },
  'sign_on.own_removal': {
    status: 422,
    ru: 'Свою связь со службой входа снимите на странице «Безопасность».',
    en: 'Remove your own link with the university\'s sign-in on the page "Security".',
  },
} as const;
