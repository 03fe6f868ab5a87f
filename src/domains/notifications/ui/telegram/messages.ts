import { defineMessages } from '#web/kit/i18n/messages.ts';

export const telegramMessages = defineMessages('telegramLink', {
  title: { ru: 'Telegram', en: 'Telegram' },
  about: {
    ru: 'Бот присылает уведомления и отвечает на вопросы о сроках, успехах и советах.',
    en: 'The bot sends notifications and answers about deadlines, progress and advice.',
  },
  link: { ru: 'Подключить Telegram', en: 'Link Telegram' },
  open: {
    ru: 'Откройте бота и нажмите «Начать» (Start). Камера телефона поймёт картинку.',
    en: 'Open the bot and press «Start». The camera of a phone reads the picture.',
  },
  openButton: { ru: 'Открыть бота', en: 'Open the bot' },
  picture: { ru: 'QR-код, который открывает бота', en: 'QR code that opens the bot' },
  type: { ru: 'Или отправьте боту @{{bot}} это сообщение', en: 'Or send this message to the bot @{{bot}}' },
  typeNameless: { ru: 'Или отправьте боту это сообщение', en: 'Or send this message to the bot' },
  awaited: {
    ru: 'Ждём сообщения от вас. Код действует до {{until}} и только один раз.',
    en: 'Waiting for your message. The code works until {{until}}, and only once.',
  },
  linked: { ru: 'С {{date}} подключён бот @{{bot}}.', en: 'Since {{date}} linked with the bot @{{bot}}.' },
  linkedNameless: { ru: 'С {{date}} подключён Telegram.', en: 'Since {{date}} linked with Telegram.' },
  blocked: {
    ru: 'Вы остановили бота в Telegram, поэтому ничего не приходит. Откройте @{{bot}} и нажмите «Начать».',
    en: 'You have stopped the bot in Telegram, so nothing comes. Open @{{bot}} and press «Start».',
  },
  unlink: { ru: 'Отключить Telegram', en: 'Unlink Telegram' },
  unlinkTitle: { ru: 'Отключить Telegram?', en: 'Unlink Telegram?' },
  unlinkAbout: {
    ru: 'Бот вас забудет, и сообщения в Telegram приходить не будут. Подключить его снова можно в любое время.',
    en: 'The bot will forget you, and nothing will come by Telegram. You can link it again at any time.',
  },
});
