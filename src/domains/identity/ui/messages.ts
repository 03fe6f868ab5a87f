import { defineMessages } from '#web/kit/i18n/messages.ts';

export const identityMessages = defineMessages('identity', {
  'page.title': { ru: 'Безопасность', en: 'Security' },
  'page.about': {
    ru: 'Пароль, почта, сеансы и токены вашей учётной записи',
    en: 'Password, e-mail, sessions and tokens of your account',
  },

  'password.panel': { ru: 'Пароль', en: 'Password' },
  'password.about': {
    ru: 'После смены пароля на других устройствах нужно будет войти заново.',
    en: 'After a change, other devices have to sign in again.',
  },
  'password.title': { ru: 'Смена пароля', en: 'Change password' },
  'password.current': { ru: 'Нынешний пароль', en: 'Current password' },
  'password.next': { ru: 'Новый пароль', en: 'New password' },
  'password.rule': { ru: 'Не короче {{min}} символов', en: 'At least {{min}} characters' },
  'password.submit': { ru: 'Сменить пароль', en: 'Change password' },
  'password.done': {
    ru: 'Пароль изменён. На других устройствах нужно будет войти заново.',
    en: 'The password is changed. Other devices have to sign in again.',
  },

  'address.panel': { ru: 'Почта', en: 'E-mail' },
  'address.about': {
    ru: 'Сюда приходят письма о входах и ссылки для нового пароля.',
    en: 'Letters about sign-ins and links for a new password go here.',
  },
  'address.change': { ru: 'Сменить адрес', en: 'Change the address' },
  'address.title': { ru: 'Новый адрес почты', en: 'New e-mail address' },
  'address.wanted': { ru: 'Новый адрес', en: 'New address' },
  'address.hint': { ru: 'Мы пришлём туда ссылку для подтверждения', en: 'We will send a link there to confirm it' },
  'address.noPassword': {
    ru: 'Оставьте пустым, если входите только через университет',
    en: 'Leave it empty if you sign in through the university alone',
  },
  'address.send': { ru: 'Прислать ссылку', en: 'Send the link' },
  'address.sent': {
    ru: 'Ссылка отправлена на {{email}}. Адрес сменится, когда вы её откроете; она действует сутки. На прежний адрес придёт предупреждение.',
    en: 'A link is on its way to {{email}}. The address changes when you open it; it works for a day. The old address gets a warning.',
  },

  'sessions.title': { ru: 'Сеансы', en: 'Sessions' },
  'sessions.about': {
    ru: 'Где вы вошли. Незнакомый сеанс завершите и смените пароль.',
    en: 'Where you are signed in. End a session you do not know, and change your password.',
  },
  'sessions.device': { ru: 'Устройство', en: 'Device' },
  'sessions.unknown': { ru: 'Неизвестное устройство', en: 'Unknown device' },
  'sessions.current': { ru: 'этот сеанс', en: 'this session' },
  'sessions.address': { ru: 'Адрес', en: 'Address' },
  'sessions.created': { ru: 'Вход', en: 'Signed in' },
  'sessions.used': { ru: 'Последнее действие', en: 'Last used' },
  'sessions.end': { ru: 'Завершить', en: 'End' },
  'sessions.endOthers': { ru: 'Завершить остальные', en: 'End all others' },
  'sessions.endOthersTitle': { ru: 'Завершить остальные сеансы?', en: 'End all other sessions?' },
  'sessions.endOthersText': {
    ru: {
      one: 'Завершится {{count}} сеанс. Там нужно будет войти заново; здесь вы останетесь в системе.',
      few: 'Завершатся {{count}} сеанса. Там нужно будет войти заново; здесь вы останетесь в системе.',
      many: 'Завершатся {{count}} сеансов. Там нужно будет войти заново; здесь вы останетесь в системе.',
    },
    en: {
      one: '{{count}} session will end and have to sign in again. You stay signed in here.',
      other: '{{count}} sessions will end and have to sign in again. You stay signed in here.',
    },
  },

  'tokens.title': { ru: 'Токены для программ', en: 'Tokens for programs' },
  'tokens.about': {
    ru: 'С токеном программа обращается к API от вашего имени.',
    en: 'With a token, a program calls the API in your name.',
  },
  'tokens.make': { ru: 'Создать токен', en: 'Create a token' },
  'tokens.none': { ru: 'Токенов нет', en: 'You have no tokens' },
  'tokens.noneHint': {
    ru: 'Создайте токен, чтобы скрипт или другая система работали с Pulse.EDU без вашего пароля.',
    en: 'Create one to let a script or another system work with Pulse.EDU without your password.',
  },
  'tokens.name': { ru: 'Название', en: 'Name' },
  'tokens.nameHint': { ru: 'Для чего токен, чтобы потом узнать его', en: 'What it is for, so that you know it later' },
  'tokens.scope': { ru: 'Права', en: 'Permissions' },
  'tokens.all': { ru: 'Все ваши права', en: 'All of yours' },
  'tokens.readOnly': { ru: 'только чтение', en: 'read only' },
  'tokens.used': { ru: 'Последнее обращение', en: 'Last used' },
  'tokens.never': { ru: 'ещё не было', en: 'never' },
  'tokens.expires': { ru: 'Действует до', en: 'Works until' },
  'tokens.forever': { ru: 'бессрочно', en: 'no end' },
  'tokens.new': { ru: 'Новый токен', en: 'New token' },
  'tokens.life': { ru: 'Срок действия', en: 'Works for' },
  'tokens.days': {
    ru: { one: '{{count}} день', few: '{{count}} дня', many: '{{count}} дней' },
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
  'tokens.makeReadOnly': { ru: 'Только чтение: ничего не изменит', en: 'Read only: it changes nothing' },
  'tokens.scopeAll': { ru: 'Все мои права', en: 'All I may do' },
  'tokens.scopeSome': { ru: 'Только выбранные', en: 'Only some of it' },
  'tokens.create': { ru: 'Создать', en: 'Create' },
  'tokens.made': { ru: 'Токен «{{name}}» создан', en: 'Token “{{name}}” is created' },
  'tokens.once': {
    ru: 'Скопируйте токен сейчас: больше он показан не будет. Не передавайте его в письмах и чатах.',
    en: 'Copy the token now: it is not shown again. Do not pass it on by letter or chat.',
  },
  'tokens.token': { ru: 'Токен', en: 'Token' },
  'tokens.saved': { ru: 'Я сохранил токен', en: 'I have saved it' },
  'tokens.revoke': { ru: 'Отозвать', en: 'Revoke' },
  'tokens.revokeTitle': { ru: 'Отозвать токен «{{name}}»?', en: 'Revoke the token “{{name}}”?' },
  'tokens.revokeText': {
    ru: 'Программа, которая им пользуется, перестанет работать сразу. Вернуть токен нельзя, можно создать новый.',
    en: 'The program that uses it stops working at once. It cannot be brought back; you can create another.',
  },

  'lifetimes.title': { ru: 'Срок сеансов', en: 'Life of sessions' },
  'lifetimes.about': {
    ru: 'Когда нужно войти заново. Сеансы, которые уже старше, завершатся сразу, ваш тоже.',
    en: 'When people have to sign in again. Sessions that are older already end at once, yours too.',
  },
  'lifetimes.idle': { ru: 'После последнего действия', en: 'After the last use' },
  'lifetimes.absolute': { ru: 'После входа, в любом случае', en: 'After sign-in, in any case' },
  'lifetimes.days': {
    ru: { one: '{{count}} день', few: '{{count}} дня', many: '{{count}} дней' },
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
  'lifetimes.hours': {
    ru: { one: '{{count}} час', few: '{{count}} часа', many: '{{count}} часов' },
    en: { one: '{{count}} hour', other: '{{count}} hours' },
  },
  'lifetimes.minutes': {
    ru: { one: '{{count}} минута', few: '{{count}} минуты', many: '{{count}} минут' },
    en: { one: '{{count}} minute', other: '{{count}} minutes' },
  },
  'lifetimes.seconds': {
    ru: { one: '{{count}} секунда', few: '{{count}} секунды', many: '{{count}} секунд' },
    en: { one: '{{count}} second', other: '{{count}} seconds' },
  },

  'permission.audit.read': { ru: 'Читать журнал действий', en: 'Read the audit' },
  'permission.courses.export': { ru: 'Выгружать курсы', en: 'Export courses' },
  'permission.courses.manage': { ru: 'Назначать преподавателей и программы', en: 'Assign teachers and programmes' },
  'permission.courses.read': { ru: 'Смотреть курсы', en: 'See courses' },
  'permission.directory.manage': { ru: 'Управлять сверкой с каталогом', en: 'Manage the directory' },
  'permission.imports.create': { ru: 'Загружать ведомости', en: 'Import gradebooks' },
  'permission.imports.read': { ru: 'Смотреть импорт', en: 'See imports' },
  'permission.metrics.configure': { ru: 'Настраивать показатели', en: 'Configure metrics' },
  'permission.own_courses.read': { ru: 'Смотреть свои курсы', en: 'See own courses' },
  'permission.people.manage': { ru: 'Управлять людьми', en: 'Manage people' },
  'permission.second_factors.manage': { ru: 'Управлять вторым фактором', en: 'Manage second factors' },
  'permission.sign_on_links.manage': {
    ru: 'Удалять связи со службой входа',
    en: "Remove links with the university's sign-in",
  },
  'permission.settings.manage': { ru: 'Менять настройки', en: 'Change settings' },
  'permission.students.read': { ru: 'Смотреть студентов', en: 'See students' },
  'permission.tasks.manage': { ru: 'Управлять задачами', en: 'Manage tasks' },
  'permission.users.read': { ru: 'Смотреть список пользователей', en: 'List users' },

  actions: { ru: 'Действия', en: 'Actions' },
  close: { ru: 'Закрыть', en: 'Close' },
});
