import type { AuditAction } from '#domains/audit/contract.ts';

type Language = 'ru' | 'en';
type Sentence = Readonly<Record<Language, string>>;

/** What happened, without who and whose. {{…}} are details, worded by `words` where they are codes. */
const sentences: Readonly<Record<AuditAction, Sentence>> = {
  'session.opened': { ru: 'Вход: {{by}}', en: 'Signed in: {{by}}' },
  'session.refused': { ru: 'Неудачная попытка входа: {{reason}}', en: 'Failed to sign in: {{reason}}' },
  'session.closed': { ru: 'Выход', en: 'Signed out' },
  'session.ended': { ru: 'Сеансы завершены: {{scope}}', en: 'Sessions ended: {{scope}}' },
  'password.changed': { ru: 'Пароль изменён владельцем', en: 'Password changed by its owner' },
  'password.set': { ru: 'Назначен новый пароль', en: 'New password set' },
  'password.reset_requested': { ru: 'Запрошена ссылка для нового пароля', en: 'Password reset requested' },
  'password.reset': { ru: 'Пароль изменён по ссылке из письма', en: 'Password reset by the mailed link' },
  'second_factor.enabled': { ru: 'Включён второй фактор входа', en: 'Second factor turned on' },
  'second_factor.disabled': { ru: 'Отключён второй фактор входа', en: 'Second factor turned off' },
  'second_factor.codes_renewed': { ru: 'Созданы новые резервные коды входа', en: 'New recovery codes made' },
  'account.linked': { ru: 'Привязана внешняя учётная запись: {{provider}}', en: 'Account linked: {{provider}}' },
  'account.unlinked': { ru: 'Отвязана внешняя учётная запись: {{provider}}', en: 'Account unlinked: {{provider}}' },

  'user.created': { ru: 'Добавлен пользователь: {{roles}}', en: 'Person added: {{roles}}' },
  'user.changed': { ru: 'Изменены данные пользователя: {{fields}}', en: 'Person changed: {{fields}}' },
  'user.invited': { ru: 'Отправлено приглашение', en: 'Invitation sent' },
  'user.linked': { ru: 'Пользователь связан со студентом', en: 'Person linked to a student' },
  'user.unlinked': { ru: 'Связь пользователя со студентом снята', en: 'Link of person and student removed' },
  'user.deactivated': { ru: 'Доступ пользователя закрыт', en: 'Person deactivated' },
  'user.activated': { ru: 'Доступ пользователя открыт', en: 'Person activated' },
  'role.granted': { ru: 'Выдана роль: {{role}}', en: 'Role granted: {{role}}' },
  'role.revoked': { ru: 'Отозвана роль: {{role}}', en: 'Role revoked: {{role}}' },
  'directory.run_started': { ru: 'Начата сверка с каталогом: {{kind}}', en: 'Look at the directory begun: {{kind}}' },
  'directory.applied': {
    ru: 'Применены изменения каталога: новых {{added}}, связано {{linked}}, изменено {{changed}}, открыто {{opened}}, закрыто {{closed}}',
    en: 'Changes of the directory applied: {{added}} added, {{linked}} linked, {{changed}} changed, {{opened}} opened, {{closed}} closed',
  },
  'directory.stopped': {
    ru: 'Сверка с каталогом остановлена: доступ или роли потеряли бы {{losses}}, без подтверждения можно {{allowed}}',
    en: 'Look at the directory stopped: {{losses}} would have lost access or roles, {{allowed}} may unconfirmed',
  },
  'telegram.linked': { ru: 'Связан чат с ботом в Telegram', en: 'Chat with the bot in Telegram linked' },
  'telegram.unlinked': { ru: 'Отвязан чат с ботом в Telegram', en: 'Chat with the bot in Telegram unlinked' },
  'calendar.created': { ru: 'Создана ссылка на календарь', en: 'Link to the calendar made' },
  'calendar.revoked': { ru: 'Отозвана ссылка на календарь', en: 'Link to the calendar revoked' },
  'token.created': { ru: 'Создан токен для программ', en: 'Token for programs created' },
  'token.revoked': { ru: 'Отозван токен для программ', en: 'Token for programs revoked' },

  'course.teachers_set': { ru: 'Назначены преподаватели курса', en: 'Teachers of the course set' },
  'course.grading_set': {
    ru: 'Изменены веса и правила оценивания курса',
    en: 'Weights and grading rules of the course set',
  },
  'course.answer_marked': { ru: 'Проверен ответ в тесте курса', en: 'Answer in a test of the course marked' },
  'course.right_answers_set': {
    ru: 'Изменено, видят ли студенты курса правильные ответы',
    en: 'Whether students of the course see right answers set',
  },
  'course.programme_set': { ru: 'Изменена программа курса', en: 'Programme of the course set' },
  'group.programme_set': {
    ru: 'Изменена программа группы: № {{groupId}}',
    en: 'Programme of a group set: no. {{groupId}}',
  },
  'programme.created': { ru: 'Добавлена программа', en: 'Programme added' },
  'programme.renamed': { ru: 'Программа переименована', en: 'Programme renamed' },
  'programme.removed': { ru: 'Программа удалена', en: 'Programme removed' },
  'import.started': { ru: 'Загружена ведомость', en: 'Gradebook uploaded' },
  'import.agreed': { ru: 'План импорта одобрен', en: 'Plan of an import agreed to' },
  'import.people_decided': {
    ru: 'Решено, кто есть кто в импорте: {{count}}',
    en: 'Decided who is who in an import: {{count}}',
  },
  'import.cancelled': { ru: 'Импорт прерван до сохранения', en: 'Import cancelled before it was saved' },
  'import.undone': { ru: 'Импорт отменён', en: 'Import undone' },
  'connection.created': { ru: 'Подключена учебная система', en: 'Learning system connected' },
  'connection.changed': { ru: 'Изменено подключение: {{fields}}', en: 'Connection changed: {{fields}}' },
  'connection.removed': { ru: 'Удалено подключение', en: 'Connection removed' },
  'connection.pull_started': { ru: 'Начато получение оценок', en: 'Pull of grades begun' },
  'profile.created': { ru: 'Добавлен профиль таблиц', en: 'Profile of tables added' },
  'profile.changed': { ru: 'Изменён профиль таблиц', en: 'Profile of tables changed' },
  'profile.renamed': { ru: 'Профиль таблиц переименован', en: 'Profile of tables renamed' },
  'profile.removed': { ru: 'Профиль таблиц удалён', en: 'Profile of tables deleted' },
  'setting.changed': { ru: 'Изменена настройка: {{key}}', en: 'Setting changed: {{key}}' },
  'model.evaluation_started': {
    ru: 'Начата проверка модели на своих курсах',
    en: 'Evaluation of the model on own courses begun',
  },
  'model.training_started': { ru: 'Начато обучение модели: {{modelId}}', en: 'Training of a model begun: {{modelId}}' },
  'model.activated': { ru: 'Действующая модель: {{modelId}}', en: 'Model that judges: {{modelId}}' },
  'task.run_again': { ru: 'Снова запущены задачи: {{count}}', en: 'Tasks run again: {{count}}' },
  'language_model.tried': { ru: 'Проверена языковая модель: {{provider}}', en: 'Language model tried: {{provider}}' },
  'language_model.alert_acknowledged': {
    ru: 'Принято к сведению предупреждение о языковой модели',
    en: 'Alert of a language model noted',
  },
  'backup.made': { ru: 'Снята резервная копия всех данных', en: 'Backup of all data made' },
  'backup.restored': {
    ru: 'Данные восстановлены из копии: {{takenAt}}',
    en: 'Data restored from a copy: {{takenAt}}',
  },

  'flag.answered': { ru: 'Отзыв о зоне студента: {{verdict}}', en: "Student's zone answered: {{verdict}}" },
  'flag.withdrawn': { ru: 'Отзыв о зоне студента снят', en: "Answer to a student's zone taken back" },
  'contact.noted': { ru: 'Отмечен контакт со студентом: {{kind}}', en: 'Contact with a student noted: {{kind}}' },
  'material.added': { ru: 'Добавлен материал курса: {{title}}', en: 'Course material added: {{title}}' },
  'material.changed': { ru: 'Изменён материал курса: {{title}}', en: 'Course material changed: {{title}}' },
  'material.removed': { ru: 'Убран материал курса: {{title}}', en: 'Course material removed: {{title}}' },
  'contact.removed': { ru: 'Отметка о контакте снята', en: 'Contact with a student taken back' },
  'recommendation.decided': {
    ru: 'Решение о рекомендации студенту: {{decision}}',
    en: 'Advice to a student decided: {{decision}}',
  },
  'recommendation.rated': { ru: 'Студент оценил рекомендацию: {{stars}}', en: 'Student rated advice: {{stars}}' },
  'recommendation.showing_set': {
    ru: 'Когда студенты видят рекомендации: {{shown}}',
    en: 'When students see advice: {{shown}}',
  },

  'course.exported': { ru: 'Курс выгружен в файл: {{format}}', en: 'Course exported: {{format}}' },
  'audit.exported': {
    ru: 'Журнал действий выгружен в файл: {{format}}, строк {{rows}}',
    en: 'Activity log exported: {{format}}, {{rows}} rows',
  },
  'messages.exported': {
    ru: 'Журнал сообщений выгружен в файл: {{format}}, строк {{rows}}',
    en: 'Log of messages exported: {{format}}, {{rows}} rows',
  },
  'person.exported': { ru: 'Свои данные выгружены в файл: {{format}}', en: 'Own data exported: {{format}}' },

  'student.viewed': { ru: 'Просмотрены данные студента', en: "Student's data viewed" },
  'course.viewed': { ru: 'Просмотрены данные студентов курса', en: "Data of the course's students viewed" },
  'import.viewed': { ru: 'Просмотрены изменения импорта', en: 'Changes of an import viewed' },
  'user.viewed': { ru: 'Просмотрена карточка пользователя', en: "Person's card viewed" },
  'people.viewed': { ru: 'Просмотрен список людей', en: 'List of people viewed' },
  'messages.viewed': { ru: 'Просмотрены сообщения людям', en: 'Messages to people viewed' },
  'letter.viewed': { ru: 'Просмотрено письмо человеку', en: 'Letter to a person viewed' },
  'address.released': { ru: 'Возобновлены письма на адрес', en: 'Letters to an address resumed' },
  'audit.viewed': { ru: 'Открыт журнал действий', en: 'Activity log opened' },

  'person.erasure_requested': { ru: 'Начато удаление персональных данных', en: 'Erasure of a person begun' },
  'person.erased': {
    ru: 'Персональные данные удалены: курсов {{courses}}, результатов {{results}}, файлов {{files}}',
    en: 'Person erased: {{courses}} courses, {{results}} results, {{files}} files',
  },
  'person.erasure_lifted': {
    ru: 'Снят запрет на возвращение удалённого человека',
    en: 'Erased person may come again',
  },
};

/** The same where a detail says of what: a role for one course or programme. */
const scoped: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  'role.granted': {
    courseId: { ru: 'Назначен преподавателем курса', en: 'Assigned to teach a course' },
    programmeId: { ru: 'Назначен руководителем программы', en: 'Assigned to head a programme' },
  },
  'role.revoked': {
    courseId: { ru: 'Больше не преподаёт на курсе', en: 'No longer teaches a course' },
    programmeId: { ru: 'Больше не руководит программой', en: 'No longer heads a programme' },
  },
};

/** Codes in details, in words. */
const words: Readonly<Record<string, Sentence>> = {
  student: { ru: 'студент', en: 'student' },
  teacher: { ru: 'преподаватель', en: 'teacher' },
  head: { ru: 'РОП', en: 'programme head' },
  operator: { ru: 'оператор данных', en: 'data operator' },
  administrator: { ru: 'администратор', en: 'administrator' },
  password: { ru: 'по паролю', en: 'by password' },
  single_sign_on: { ru: 'через единый вход', en: 'by single sign-on' },
  second_factor: { ru: 'второй фактор', en: 'second factor' },
  wrong: { ru: 'неверный логин или пароль', en: 'wrong login or password' },
  throttled: { ru: 'слишком много попыток', en: 'too many attempts' },
  disabled: { ru: 'доступ закрыт', en: 'not active' },
  unknown: { ru: 'у нас нет такого человека', en: 'nobody we know' },
  unverified: { ru: 'адрес не подтверждён', en: 'address not verified' },
  linked_elsewhere: { ru: 'учётная запись связана с другой', en: 'account linked elsewhere' },
  agreed: { ru: 'верно', en: 'right' },
  disputed: { ru: 'неверно', en: 'wrong' },
  handled: { ru: 'уже занимаемся', en: 'handled' },
  approved: { ru: 'одобрена', en: 'approved' },
  edited: { ru: 'изменена и одобрена', en: 'changed and approved' },
  rejected: { ru: 'отклонена', en: 'rejected' },
  returned: { ru: 'возвращена низкой оценкой', en: 'brought back by a low rating' },
  taken_back: { ru: 'решение отменено', en: 'decision taken back' },
  after_review: { ru: 'после проверки преподавателем', en: 'after a teacher has checked it' },
  at_once: { ru: 'сразу, с пометкой', en: 'at once, marked as unchecked' },
  talk: { ru: 'разговор', en: 'talk' },
  letter: { ru: 'письмо', en: 'letter' },
  consultation: { ru: 'консультация', en: 'consultation' },
  check: { ru: 'проверка связи', en: 'test of the connection' },
  preview: { ru: 'просмотр изменений', en: 'preview of changes' },
  apply: { ru: 'применение изменений', en: 'changes to be applied' },
  one: { ru: 'один', en: 'one' },
  others: { ru: 'все остальные', en: 'all others' },
};

/** Every action, in the order in which filters list them. */
export const actions = Object.keys(sentences).filter(isAuditAction);

/** Names of the actions without their details, for filters. */
export function nameAction(action: AuditAction, language: Language): string {
  return sentences[action][language].replace(/:.*$/, '');
}

/** What happened, in a sentence; an action of a newer version by its name. */
export function wordAction(action: string, details: Readonly<Record<string, unknown>>, language: Language): string {
  if (!isAuditAction(action)) return action;
  const scope = Object.entries(scoped[action] ?? {}).find(([detail]) => details[detail] !== undefined)?.[1];
  return (scope ?? sentences[action])[language].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    wordDetail(details[name], language),
  );
}

/** A moment as programs write it, e.g. `2026-11-24T01:00:00.000Z`, down to the minute. */
const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*Z$/;

function wordDetail(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((each) => wordDetail(each, language)).join(', ') || '—';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '—';
  return words[text]?.[language] ?? text.replace(moment, '$1 $2 UTC');
}

function isAuditAction(action: string): action is AuditAction {
  return Object.hasOwn(sentences, action);
}
