import { defineMessages } from '#web/kit/i18n/messages.ts';

/** What a person chooses, and what became of a message, in words for everybody. */
export const notificationMessages = defineMessages('notifications', {
  'page.title': { ru: 'Уведомления', en: 'Notifications' },
  'page.about': {
    ru: 'О чём вам сообщать, каким способом и в какие часы.',
    en: 'What you are told of, in which way and at which hours.',
  },

  'channel.email': { ru: 'Почта', en: 'E-mail' },
  'channel.telegram': { ru: 'Telegram', en: 'Telegram' },

  'kinds.title': { ru: 'О чём сообщать', en: 'What to be told of' },
  'kinds.about': { ru: 'Изменения сохраняются сразу.', en: 'Changes are saved at once.' },
  'kinds.what': { ru: 'Уведомление', en: 'Notification' },
  'kinds.urgent': { ru: 'приходит сразу, и в тихие часы', en: 'comes at once, also in quiet hours' },
  'kinds.none': { ru: 'Для ваших ролей уведомлений пока нет.', en: 'There are no notifications for your roles yet.' },
  'kinds.switch': { ru: '{{kind}}: {{channel}}', en: '{{kind}}: {{channel}}' },
  'kinds.saved': { ru: 'Сохранено', en: 'Saved' },
  'kinds.reset': { ru: 'Вернуть обычные настройки', en: 'Back to the usual choices' },
  'kinds.resetAbout': {
    ru: 'Уведомления и тихие часы станут такими, какими были до ваших изменений.',
    en: 'Notifications and quiet hours will be as they were before you changed anything.',
  },
  'kinds.resetTitle': { ru: 'Вернуть обычные настройки?', en: 'Go back to the usual choices?' },
  'kinds.linkFirst': {
    ru: 'Сообщения в Telegram начнут приходить, когда вы его подключите.',
    en: 'Messages will come by Telegram once you have linked it.',
  },

  'address.to': { ru: 'Письма приходят на {{email}}.', en: 'Letters go to {{email}}.' },
  'address.unverified': {
    ru: 'Письма приходят на {{email}}: этот адрес указало учебное заведение. Если он не ваш, укажите другой.',
    en: 'Letters go to {{email}}: the institution has given this address. If it is not yours, give another one.',
  },
  'address.stopped': {
    ru: 'Письма на {{email}} возвращались, поэтому мы больше их туда не шлём. Укажите другой адрес на странице «Безопасность».',
    en: 'Letters to {{email}} came back, so none are sent there any more. Give another address on the page «Security».',
  },
  'address.noServer': {
    ru: 'Почтовый сервер здесь не настроен: письма видит только администратор.',
    en: 'There is no mail server here: only the administrator sees the letters.',
  },
  'address.change': { ru: 'Изменить адрес', en: 'Change the address' },

  'rhythm.title': { ru: 'Тихие часы', en: 'Quiet hours' },
  'rhythm.about': {
    ru: 'В это время приходит только срочное, остальное ждёт утра.',
    en: 'In this time only what is urgent comes; the rest waits for morning.',
  },
  'rhythm.which': { ru: 'Когда не беспокоить', en: 'When not to disturb' },
  'rhythm.institution': { ru: 'Как принято здесь: {{hours}}', en: 'As is usual here: {{hours}}' },
  'rhythm.institutionNone': { ru: 'Как принято здесь: без тихих часов', en: 'As is usual here: no quiet hours' },
  'rhythm.own': { ru: 'В своё время', en: 'At hours of my own' },
  'rhythm.never': { ru: 'Сообщать в любое время', en: 'Tell me at any time' },
  'rhythm.from': { ru: 'С', en: 'From' },
  'rhythm.until': { ru: 'До', en: 'Until' },
  'rhythm.zone': { ru: 'Часовой пояс', en: 'Time zone' },
  'rhythm.zoneInstitution': { ru: 'Как принято здесь: {{zone}}', en: 'As is usual here: {{zone}}' },
  'rhythm.zoneBrowser': { ru: 'Как на этом устройстве: {{zone}}', en: 'As on this device: {{zone}}' },
  'rhythm.same': { ru: 'Начало и конец совпадают', en: 'Begin and end are the same' },
  'rhythm.hours': { ru: '{{from}}–{{until}}', en: '{{from}}–{{until}}' },

  'recent.title': { ru: 'Что вам приходило', en: 'What has come to you' },
  'recent.about': {
    ru: 'Последние сообщения и причины, если что-то не пришло.',
    en: 'The newest messages, and why something did not come.',
  },
  'recent.none': { ru: 'Сообщений ещё не было.', en: 'There have been no messages yet.' },
  'recent.try': { ru: 'Послать пробное', en: 'Send a trial' },
  'recent.tried': {
    ru: 'Пробное сообщение в пути. Что с ним стало, появится здесь.',
    en: 'A trial message is on its way. What becomes of it will show here.',
  },

  'state.waiting': { ru: 'ждёт', en: 'waiting' },
  'state.sending': { ru: 'отправляется', en: 'being sent' },
  'state.sent': { ru: 'отправлено', en: 'sent' },
  'state.failed': { ru: 'не дошло', en: 'failed' },
  'state.skipped': { ru: 'не отправлялось', en: 'not sent' },

  'reason.turned_off': { ru: 'уведомление выключено', en: 'the notification is turned off' },
  'reason.no_address': { ru: 'адрес почты не указан', en: 'there is no e-mail address' },
  'reason.unverified_address': { ru: 'адрес почты не подтверждён', en: 'the e-mail address is not confirmed' },
  'reason.address_stopped': { ru: 'письма на этот адрес возвращались', en: 'letters to this address came back' },
  'reason.not_linked': { ru: 'Telegram не подключён', en: 'Telegram is not linked' },
  'reason.bot_blocked': { ru: 'бот в Telegram заблокирован', en: 'the bot is blocked in Telegram' },
  'reason.account_closed': { ru: 'доступ закрыт', en: 'the account is closed' },
  'reason.expired': { ru: 'устарело раньше, чем ушло', en: 'out of date before it was sent' },
  'reason.no_longer_so': { ru: 'больше не нужно: всё уже сделано', en: 'no longer needed: it has been dealt with' },
  'reason.too_many': { ru: 'слишком много сообщений за день', en: 'too many messages in a day' },
  'reason.refused': { ru: 'получатель отказался принять', en: 'refused at the other end' },
  'reason.gave_up': { ru: 'не удалось за много попыток', en: 'given up after many attempts' },
  'reason.not_configured': { ru: 'этот способ здесь не настроен', en: 'this way is not set up here' },
  'reason.other': { ru: 'причина: {{code}}', en: 'reason: {{code}}' },
});
