import { defineMessages } from '#web/kit/i18n/messages.ts';

export const peopleMessages = defineMessages('people', {
  'page.title': { ru: 'Люди', en: 'People' },
  'page.about': {
    ru: 'Кто пользуется Pulse.EDU и что каждому доступно',
    en: 'Who uses Pulse.EDU, and what each may do',
  },

  'role.student': { ru: 'Студент', en: 'Student' },
  'role.teacher': { ru: 'Преподаватель', en: 'Teacher' },
  'role.head': { ru: 'РОП', en: 'Programme head' },
  'role.operator': { ru: 'Оператор данных', en: 'Data operator' },
  'role.administrator': { ru: 'Администратор', en: 'Administrator' },
  'about.student': { ru: 'видит свои курсы и результаты', en: 'sees own courses and results' },
  'about.teacher': { ru: 'видит назначенные курсы и их студентов', en: 'sees assigned courses and their students' },
  'about.head': { ru: 'видит все курсы своих программ', en: 'sees all courses of own programmes' },
  'about.operator': {
    ru: 'загружает ведомости, видит все курсы, назначает преподавателей',
    en: 'imports gradebooks, sees all courses, assigns teachers',
  },
  'about.administrator': { ru: 'управляет людьми, задачами и настройками', en: 'manages people, tasks and settings' },

  'list.search': { ru: 'Имя, логин или почта', en: 'Name, login or e-mail' },
  'list.role': { ru: 'Роль', en: 'Role' },
  'list.anyRole': { ru: 'Любая роль', en: 'Any role' },
  'list.state': { ru: 'Доступ', en: 'Access' },
  'list.anyState': { ru: 'Любой доступ', en: 'Any access' },
  'list.active': { ru: 'Доступ открыт', en: 'Access open' },
  'list.inactive': { ru: 'Доступ закрыт', en: 'Access closed' },
  'list.name': { ru: 'Имя', en: 'Name' },
  'list.login': { ru: 'Логин', en: 'Login' },
  'list.roles': { ru: 'Роли', en: 'Roles' },
  'list.noRoles': { ru: 'нет ролей', en: 'no roles' },
  'list.more': { ru: 'Показать ещё', en: 'Show more' },
  'list.none': { ru: 'Никто не найден', en: 'Nobody found' },
  'list.noneHint': {
    ru: 'Поиск идёт по началу слов. Измените запрос или фильтры.',
    en: 'The search looks at beginnings of words. Change it or the filters.',
  },

  'state.active': { ru: 'Открыт', en: 'Open' },
  'state.invited': { ru: 'Пароль ещё не задан', en: 'No password yet' },
  'state.inactive': { ru: 'Закрыт', en: 'Closed' },

  'add.open': { ru: 'Пригласить', en: 'Invite' },
  'add.title': { ru: 'Пригласить человека', en: 'Invite a person' },
  'add.submit': { ru: 'Пригласить', en: 'Invite' },
  'add.openPerson': { ru: 'Открыть карточку', en: 'Open the person' },
  'add.another': { ru: 'Пригласить ещё', en: 'Invite another' },

  'field.name': { ru: 'Имя', en: 'Name' },
  'field.email': { ru: 'Почта', en: 'E-mail' },
  'field.login': { ru: 'Логин', en: 'Login' },
  'field.loginHint': {
    ru: 'Необязательно: войти можно и по почте. Латинские буквы, цифры, точка, дефис',
    en: 'Optional: one can sign in by e-mail too. Latin letters, digits, dots, hyphens',
  },
  'field.nameMissing': { ru: 'Введите имя', en: 'Enter the name' },
  'field.emailWrong': {
    ru: 'Введите адрес, например anna@university.ru',
    en: 'Enter an address like anna@university.edu',
  },
  'field.loginWrong': {
    ru: 'От 2 до 64 латинских букв, цифр, точек, дефисов и подчёркиваний',
    en: '2 to 64 Latin letters, digits, dots, hyphens and underscores',
  },
  'field.roles': { ru: 'Роли', en: 'Roles' },

  'invitation.mailed': {
    ru: 'Письмо со ссылкой отправлено на {{email}}.',
    en: 'A letter with a link is on its way to {{email}}.',
  },
  'invitation.show': {
    ru: 'Почта на этом сервере не настроена. Передайте ссылку сами: по ней {{name}} задаст пароль. Она сработает один раз, в течение семи дней, и больше показана не будет.',
    en: 'This server has no mail. Hand the link over yourself: {{name}} chooses a password by it. It works once, for seven days, and is not shown again.',
  },
  'invitation.link': { ru: 'Ссылка-приглашение', en: 'Invitation link' },
  'invitation.again': { ru: 'Пригласить снова', en: 'Invite again' },
  'invitation.title': { ru: 'Приглашение', en: 'Invitation' },

  'person.created': { ru: 'учётная запись создана {{moment}}', en: 'account created {{moment}}' },
  'person.facts': { ru: 'Учётная запись', en: 'Account' },
  'person.edit': { ru: 'Изменить', en: 'Edit' },
  'person.editTitle': { ru: 'Изменить данные', en: 'Edit the account' },
  'person.noLogin': { ru: 'нет, вход по почте', en: 'none, signs in by e-mail' },
  'person.close': { ru: 'Закрыть доступ', en: 'Close access' },
  'person.open': { ru: 'Открыть доступ', en: 'Open access' },
  'person.closeTitle': { ru: 'Закрыть доступ: {{name}}?', en: 'Close the access of {{name}}?' },
  'person.closeText': {
    ru: 'Все сеансы завершатся, токены перестанут работать. Данные, роли и назначения останутся; доступ можно открыть снова.',
    en: 'All sessions end and tokens stop working. Data, roles and assignments stay; access can be opened again.',
  },
  'person.closed': {
    ru: 'Доступ закрыт: войти в систему этот человек не может.',
    en: 'Access is closed: this person cannot sign in.',
  },
  'person.self': {
    ru: 'Это вы. Свой доступ и свою роль администратора может закрыть только другой администратор.',
    en: 'This is you. Only another administrator can close your access or take your administrator role.',
  },

  'roles.title': { ru: 'Роли', en: 'Roles' },
  'roles.about': { ru: 'Вместе с ролью снимаются её назначения.', en: 'With a role its assignments go.' },

  'teaching.title': { ru: 'Преподаёт на курсах', en: 'Teaches' },
  'teaching.none': {
    ru: 'Курсы не назначены: преподаватель пока ничего не видит.',
    en: 'No courses assigned: the teacher sees nothing yet.',
  },
  'teaching.choose': { ru: 'Выбрать курсы', en: 'Choose courses' },
  'teaching.search': { ru: 'Найти курс', en: 'Find a course' },
  'teaching.noOptions': {
    ru: 'Курсов пока нет. Загрузите ведомость.',
    en: 'There are no courses yet. Import a gradebook.',
  },
  'heading.title': { ru: 'Руководит программами', en: 'Heads programmes' },
  'heading.none': {
    ru: 'Программы не назначены: руководитель пока ничего не видит.',
    en: 'No programmes assigned: the head sees nothing yet.',
  },
  'heading.choose': { ru: 'Выбрать программы', en: 'Choose programmes' },
  'heading.search': { ru: 'Найти программу', en: 'Find a programme' },
  'heading.noOptions': { ru: 'Программ пока нет.', en: 'There are no programmes yet.' },
  'scope.notFound': { ru: 'Ничего не найдено', en: 'Nothing found' },
  'scope.chosen': {
    ru: { one: 'Выбран {{count}}', few: 'Выбрано {{count}}', many: 'Выбрано {{count}}' },
    en: { one: '{{count}} chosen', other: '{{count}} chosen' },
  },

  'student.title': { ru: 'Студент из ведомостей', en: 'Student in the gradebooks' },
  'student.none': {
    ru: 'Не связан: в разделе «Мои курсы» ничего нет.',
    en: 'Not linked: “My courses” is empty.',
  },
  'student.choose': { ru: 'Связать', en: 'Link' },
  'student.other': { ru: 'Выбрать другого', en: 'Choose another' },
  'student.unlink': { ru: 'Отвязать', en: 'Unlink' },
  'student.dialog': { ru: 'Кто это в ведомостях', en: 'Who this is in the gradebooks' },
  'student.search': { ru: 'Имя, почта или номер из ведомости', en: 'Name, e-mail or number in the gradebook' },
  'student.byEmail': { ru: 'Студенты с тем же адресом почты:', en: 'Students with the same e-mail address:' },
  'student.noneByEmail': {
    ru: 'Студента с таким адресом нет. Найдите по имени или номеру.',
    en: 'No student has this address. Search by name or number.',
  },
  'student.notFound': { ru: 'Никто не найден', en: 'Nobody found' },
  'student.taken': { ru: 'уже связан: {{name}}', en: 'linked already: {{name}}' },
  'student.pick': { ru: 'Связать со студентом {{name}}', en: 'Link to the student {{name}}' },

  'part.facts': { ru: 'данные учётной записи', en: 'account' },
  'part.access': { ru: 'доступ', en: 'access' },
  'part.roles': { ru: 'роли', en: 'roles' },
  'part.teaching': { ru: 'курсы', en: 'courses' },
  'part.heading': { ru: 'программы', en: 'programmes' },
  'part.student': { ru: 'связь со студентом', en: 'link to a student' },
  saved: { ru: 'Сохранено: {{parts}}.', en: 'Saved: {{parts}}.' },
  undone: { ru: 'Возвращено как было.', en: 'It is as it was before.' },
  undo: { ru: 'Вернуть как было', en: 'Undo' },
  'conflict.changed': {
    ru: 'Пока вы редактировали, другой администратор изменил: {{parts}}. На странице уже новые данные.',
    en: 'While you were editing, another administrator changed: {{parts}}. The page shows it now.',
  },
  'conflict.same': {
    ru: 'Пока вы редактировали, карточку сохранил другой администратор.',
    en: 'While you were editing, another administrator saved this person.',
  },
  'conflict.draft': {
    ru: 'Ваша правка не потеряна: проверьте её и сохраните ещё раз.',
    en: 'Your edit is not lost: look at it and save again.',
  },
  'conflict.repeat': {
    ru: 'Если ваше действие ещё нужно, повторите его.',
    en: 'Repeat your action if it is still needed.',
  },

  save: { ru: 'Сохранить', en: 'Save' },
  cancel: { ru: 'Отменить', en: 'Cancel' },
  done: { ru: 'Готово', en: 'Done' },
});
