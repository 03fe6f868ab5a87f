/** What can go wrong with learning systems that grades are pulled from; part of error-codes.ts. */
export const connectionErrors = {
  'connection.not_found': { status: 404, ru: 'Такого подключения нет.', en: 'There is no such connection.' },
  'connection.changed': {
    status: 409,
    ru: 'Подключение с тех пор изменено. Обновите страницу и решите заново.',
    en: 'The connection was changed meanwhile. Reload the page and decide again.',
  },
  'connection.same_name': {
    status: 409,
    ru: 'Подключений с таким названием несколько. Укажите номер: pulse connection list.',
    en: 'Several connections have this name. Give the id: pulse connection list.',
  },
  'connection.busy': {
    status: 409,
    ru: 'Это подключение уже забирает данные. Дождитесь конца.',
    en: 'This connection is pulling already. Wait until that has ended.',
  },
  'connection.secret_needed': {
    status: 422,
    ru: 'Адрес изменён: введите токен заново. На новый адрес прежний токен не отправляется.',
    en: 'The address has changed: enter the token again. The old one is not sent to a new address.',
  },
  'connection.incomplete': {
    status: 422,
    ru: 'Для OneRoster нужны идентификатор клиента и адрес выдачи токенов.',
    en: 'OneRoster needs the client id and the address that gives tokens.',
  },
  'connection.secret_unreadable': {
    status: 409,
    ru: 'Сохранённый токен не читается: PULSE_SECRET с тех пор сменился. Введите токен заново.',
    en: 'The stored token cannot be read: PULSE_SECRET has changed since. Enter the token again.',
  },
  'connection.address_refused': {
    status: 422,
    ru: '{{host}} находится во внутренней сети, туда сервер не обращается. Если это ваша система, администратор сервера разрешит её сеть в PULSE_CONNECTION_NETWORKS.',
    en: '{{host}} is in a private network, where this server does not go. If it is your system, the administrator of the server allows its network in PULSE_CONNECTION_NETWORKS.',
  },
  'connection.address_insecure': {
    status: 422,
    ru: 'Адрес {{host}} должен начинаться с https: по http токен прочёл бы кто угодно.',
    en: 'The address {{host}} must begin with https: over http anybody could read the token.',
  },
  'connection.unreachable': {
    status: 502,
    ru: '{{host}} не отвечает: {{reason}}. Проверьте адрес и сеть.',
    en: '{{host}} does not answer: {{reason}}. Check the address and the network.',
  },
  'connection.timed_out': {
    status: 502,
    ru: '{{host}} не ответил за {{seconds}} с.',
    en: '{{host}} did not answer within {{seconds}} s.',
  },
  'connection.insecure': {
    status: 502,
    ru: 'Сертификату {{host}} нельзя доверять: {{reason}}. Токен не отправлен. Проверьте сертификат системы.',
    en: 'The certificate of {{host}} cannot be trusted: {{reason}}. The token was not sent. Check the certificate of the system.',
  },
  'connection.redirected': {
    status: 502,
    ru: '{{host}} отправляет по другому адресу: {{target}}. Укажите адрес, который открывается без перехода.',
    en: '{{host}} sends us to another address: {{target}}. Give the address that answers by itself.',
  },
  'connection.token_refused': {
    status: 502,
    ru: '{{host}} не принимает токен. Проверьте, что он введён целиком и не отозван.',
    en: '{{host}} refuses the token. Check that it is whole and was not revoked.',
  },
  'connection.right_missing': {
    status: 502,
    ru: 'Токену не хватает права: {{right}}. Добавьте его в системе (см. docs/ru/connectors.md).',
    en: 'The token lacks a right: {{right}}. Add it in the system (see docs/connectors.md).',
  },
  'connection.too_busy': {
    status: 502,
    ru: '{{host}} просит подождать: слишком много запросов.',
    en: '{{host}} asks us to wait: too many requests.',
  },
  'connection.not_this_system': {
    status: 502,
    ru: 'По этому адресу отвечает не {{system}}: {{detail}}. Проверьте адрес и вид системы.',
    en: 'What answers at this address is not {{system}}: {{detail}}. Check the address and the kind of system.',
  },
  'connection.too_large': {
    status: 502,
    ru: 'Ответ {{host}} больше {{megabytes}} МБ и не прочитан.',
    en: 'The answer of {{host}} is larger than {{megabytes}} MB and was not read.',
  },
  'connection.failed': {
    status: 502,
    ru: '{{host}} ответил ошибкой: {{reason}}.',
    en: '{{host}} answered with an error: {{reason}}.',
  },
  'connection.course_missing': {
    status: 502,
    ru: 'Курса {{course}} в системе нет, или токену он не виден.',
    en: 'The system has no course {{course}}, or the token does not see it.',
  },
} as const;
