/** What can be wrong about notifications; part of error-codes.ts. */
export const notificationErrors = {
  'notification.unknown_kind': {
    status: 404,
    ru: 'Таких уведомлений нет.',
    en: 'There are no such notifications.',
  },
  'notification.none_yet': {
    status: 404,
    ru: 'Таких уведомлений ещё никому не отправляли.',
    en: 'Nobody has been sent such a notification yet.',
  },
  'notification.tried_lately': {
    status: 429,
    ru: 'Пробное сообщение уже в пути. Следующее можно отправить через минуту.',
    en: 'A trial message is on its way already. You can send another one in a minute.',
  },
  'notification.unknown_link': {
    status: 404,
    ru: 'Эта ссылка не действует: вероятно, она скопирована не целиком. Настроить уведомления можно на странице «Уведомления».',
    en: 'This link does not work: it was probably not copied whole. Choose what you get on the page “Notifications”.',
  },
  'notification.letter_not_found': {
    status: 404,
    ru: 'Такого письма нет или оно уже удалено.',
    en: 'There is no such letter, or it has been removed.',
  },
} as const;
