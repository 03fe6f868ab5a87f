/** What can go wrong with the university's directory; part of error-codes.ts. */
export const directoryErrors = {
  'directory.not_configured': {
    status: 409,
    ru: 'Каталог на этом сервере не настроен: задайте LDAP_URL и LDAP_BASE_DN.',
    en: 'This server has no directory set up: set LDAP_URL and LDAP_BASE_DN.',
  },
  'directory.unreachable': {
    status: 502,
    ru: 'Каталог не отвечает: {{reason}}. Проверьте LDAP_URL, сеть и сам сервер каталога.',
    en: 'The directory does not answer: {{reason}}. Check LDAP_URL, the network and the directory server itself.',
  },
  'directory.insecure': {
    status: 502,
    ru: 'Защищённого соединения с каталогом не получилось: {{reason}}. Ничего не отправлено. Проверьте сертификат и TLS сервера каталога.',
    en: 'There is no secure connection to the directory: {{reason}}. Nothing was sent. Check the certificate and the TLS of the directory server.',
  },
  'directory.login_refused': {
    status: 502,
    ru: 'Каталог не принимает LDAP_BIND_DN с этим паролем.',
    en: 'The directory refuses LDAP_BIND_DN with this password.',
  },
  'directory.base_missing': {
    status: 502,
    ru: 'В каталоге нет «{{base}}» (LDAP_BASE_DN), или учётной записи LDAP_BIND_DN его не видно.',
    en: 'The directory has no “{{base}}” (LDAP_BASE_DN), or the account LDAP_BIND_DN does not see it.',
  },
  'directory.filter_invalid': {
    status: 502,
    ru: 'LDAP_FILTER составлен неверно. Пример: (objectClass=inetOrgPerson).',
    en: 'LDAP_FILTER is not valid. Example: (objectClass=inetOrgPerson).',
  },
  'directory.group_missing': {
    status: 502,
    ru: 'В каталоге нет группы «{{group}}». Исправьте её в таблице групп и ролей или уберите оттуда.',
    en: 'The directory has no group “{{group}}”. Correct it in the table of groups and roles, or take it out.',
  },
  'directory.answer_cut': {
    status: 502,
    ru: 'Каталог отдаёт только часть ответа ({{reason}}). Разрешите учётной записи LDAP_BIND_DN читать всех (см. docs/ru/directory.md).',
    en: 'The directory gives only a part of the answer ({{reason}}). Let the account LDAP_BIND_DN read everybody (see docs/directory.md).',
  },
  'directory.incomplete': {
    status: 502,
    ru: 'Ответ каталога неполон: людей, которых в нём не было, каталог знает ({{count}}). Ничего не изменено.',
    en: 'The answer of the directory was incomplete: it knows people who were not in it ({{count}}). Nothing was changed.',
  },
  'directory.failed': {
    status: 502,
    ru: 'Каталог ответил ошибкой: {{reason}}.',
    en: 'The directory answered with an error: {{reason}}.',
  },
  'directory.busy': {
    status: 409,
    ru: 'Сверка с каталогом уже идёт. Дождитесь её конца.',
    en: 'The directory is being looked at already. Wait until that has ended.',
  },
  'directory.run_not_found': { status: 404, ru: 'Такой сверки нет.', en: 'There is no such look at the directory.' },
  'directory.run_outdated': {
    status: 409,
    ru: 'Подтвердить можно только последнюю сверку, которая показала изменения. Посмотрите изменения снова.',
    en: 'Only the newest look that showed changes can be confirmed. Look at the changes again.',
  },
  'directory.preview_first': {
    status: 409,
    ru: 'Сначала посмотрите изменения и подтвердите их один раз: после этого можно включить расписание.',
    en: 'Look at the changes and confirm them once; then the schedule can be turned on.',
  },
} as const;
