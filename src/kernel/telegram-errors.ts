/** Errors of the bot in Telegram and of the calendar that people can meet. */
export const telegramErrors = {
  'telegram.not_configured': {
    status: 409,
    ru: 'Бот Telegram на этом сервере не настроен.',
    en: 'The Telegram bot is not set up on this server.',
  },
  'telegram.not_linked': {
    status: 404,
    ru: 'Telegram с этим аккаунтом не связан.',
    en: 'Telegram is not linked to this account.',
  },
  'telegram.wrong_secret': {
    status: 403,
    ru: 'Это обращение пришло не от Telegram.',
    en: 'This request does not come from Telegram.',
  },
  'telegram.blocked': {
    status: 409,
    ru: 'Человек остановил бота в Telegram.',
    en: 'The person has stopped the bot in Telegram.',
  },
  'telegram.chat_gone': {
    status: 409,
    ru: 'Такого чата в Telegram больше нет.',
    en: 'This chat is no longer there in Telegram.',
  },
  'telegram.refused': {
    status: 502,
    ru: 'Telegram отклонил сообщение: {{reason}}.',
    en: 'Telegram has refused the message: {{reason}}.',
  },
  'telegram.too_many': {
    status: 503,
    ru: 'Telegram просит подождать {{seconds}} с.',
    en: 'Telegram asks to wait {{seconds}} s.',
  },
  'telegram.failed': {
    status: 503,
    ru: 'Telegram сейчас не отвечает ({{reason}}); попытка повторится.',
    en: 'Telegram does not answer now ({{reason}}); it is tried again.',
  },
  'calendar.not_found': {
    status: 404,
    ru: 'По этому адресу календаря нет: возможно, ссылку заменили новой.',
    en: 'There is no calendar at this address: the link may have been replaced by a new one.',
  },
} as const;
