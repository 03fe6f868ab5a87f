/** What the bot says: plain text, which is escaped before it is sent. */
export const botMessages = {
  'menu.progress': { ru: 'Моя успеваемость', en: 'How I am doing' },
  'menu.deadlines': { ru: 'Ближайшие сроки', en: 'Deadlines ahead' },
  'menu.advice': { ru: 'Советы по курсам', en: 'Advice on my courses' },
  'menu.risks': { ru: 'Кому нужна помощь', en: 'Who needs help' },
  'menu.settings': { ru: 'Что присылать в Telegram', en: 'What comes by Telegram' },
  'menu.unlink': { ru: 'Отвязать этот чат', en: 'Unlink this chat' },
  'menu.help': { ru: 'Что я умею', en: 'What I can do' },

  'stranger.how': {
    ru: 'Здравствуйте! Я бот Pulse.EDU. Чтобы я мог отвечать, свяжите этот чат со своим аккаунтом: откройте страницу «Уведомления» и нажмите «Подключить Telegram».',
    en: 'Hello! I am the bot of Pulse.EDU. To let me answer, link this chat with your account: open the page “Notifications” and press “Connect Telegram”.',
  },
  'stranger.open': { ru: 'Открыть Pulse.EDU', en: 'Open Pulse.EDU' },
  'link.wrong': {
    ru: 'Этот код не подходит: он использован или устарел. Получите новый на странице «Уведомления».',
    en: 'This code does not work: it was used or has run out. Get a new one on the page “Notifications”.',
  },
  'link.throttled': {
    ru: 'Слишком много неверных кодов. Попробуйте через 15 минут.',
    en: 'Too many wrong codes. Try again in 15 minutes.',
  },
  'link.taken': {
    ru: 'Этот чат уже связан с другим аккаунтом. Сначала отвяжите его командой /unlink, затем нажмите на ссылку ещё раз.',
    en: 'This chat is linked with another account already. Unlink it first by /unlink, then press the link again.',
  },
  'link.done': {
    ru: 'Готово, {{name}}! Этот чат связан с вашим аккаунтом. Сюда будут приходить уведомления.',
    en: 'Done, {{name}}! This chat is linked with your account. Notifications will come here.',
  },
  'link.already': {
    ru: '{{name}}, этот чат уже связан с вашим аккаунтом.',
    en: '{{name}}, this chat is linked with your account already.',
  },
  'unlink.done': {
    ru: 'Чат отвязан: больше сюда ничего не придёт. Связать его снова можно на странице «Уведомления».',
    en: 'The chat is unlinked: nothing more will come here. It can be linked again on the page “Notifications”.',
  },
  'help.title': { ru: 'Что я умею', en: 'What I can do' },
  'help.unknown': { ru: 'Такой команды я не знаю.', en: 'I do not know this command.' },
  'button.gone': { ru: 'Этого больше нет.', en: 'This is no longer there.' },
  'failure.later': {
    ru: 'Сейчас не получилось. Попробуйте ещё раз чуть позже.',
    en: 'It did not work this time. Please try again a little later.',
  },

  'progress.title': { ru: 'Успеваемость', en: 'How you are doing' },
  'progress.none': { ru: 'Курсов пока нет.', en: 'There are no courses yet.' },
  'progress.not_computed': { ru: 'Показателей пока нет', en: 'No figures yet' },
  'progress.done': { ru: 'Сделано {{done}} из {{all}}', en: '{{done}} of {{all}} done' },
  'progress.overdue': { ru: 'просрочено: {{count}}', en: 'overdue: {{count}}' },
  'progress.attendance': { ru: 'посещаемость {{percent}} %', en: 'attendance {{percent}} %' },
  'progress.grade': { ru: 'оценка на сегодня {{percent}} %', en: 'grade so far {{percent}} %' },
  'open.page': { ru: 'Открыть в Pulse.EDU', en: 'Open in Pulse.EDU' },

  'deadlines.ahead': { ru: 'Ближайшие сроки', en: 'Deadlines ahead' },
  'deadlines.overdue': { ru: 'Срок прошёл', en: 'Overdue' },
  'deadlines.none': {
    ru: 'На ближайшие две недели сроков нет, и ничего не просрочено.',
    en: 'There are no deadlines in the next two weeks, and nothing is overdue.',
  },

  'advice.choose': { ru: 'По какому курсу показать совет?', en: 'On which course do you want advice?' },
  'advice.none': {
    ru: 'Советов пока нет. Они появятся здесь, когда преподаватель их одобрит.',
    en: 'There is no advice yet. It will appear here when a teacher has approved it.',
  },
  'advice.returned': {
    ru: 'Совет по этому курсу сейчас у преподавателя: он вернулся после вашей оценки.',
    en: 'Advice on this course is with the teacher now: it went back after your rating.',
  },
  'advice.settled': { ru: '✅ По журналу уже сделано.', en: '✅ Done already, says the gradebook.' },
  'advice.rate': { ru: 'Оцените совет и отметьте сделанное:', en: 'Rate the advice and tick what is done:' },
  'advice.rated': { ru: 'Спасибо! Ваша оценка: {{stars}}.', en: 'Thank you! Your rating: {{stars}}.' },
  'advice.rated_low': {
    ru: 'Спасибо! Совет вернулся преподавателю, он его исправит.',
    en: 'Thank you! The advice went back to the teacher, who will mend it.',
  },
  'advice.ticked': { ru: 'Отмечено: сделано.', en: 'Ticked as done.' },
  'advice.unticked': { ru: 'Отметка снята.', en: 'No longer ticked.' },

  'risks.title': { ru: 'Кому нужна помощь', en: 'Who needs help' },
  'risks.none': { ru: 'Курсов, за которые вы отвечаете, нет.', en: 'There are no courses that you answer for.' },
  'risks.explain': {
    ru: 'C — под угрозой, B — нужно внимание. Выберите курс:',
    en: 'C is at risk, B needs attention. Choose a course:',
  },
  'risks.nobody': { ru: 'На этом курсе в зонах B и C никого нет.', en: 'Nobody in this course is in zone B or C.' },
  'risks.zone': { ru: 'зона {{zone}}', en: 'zone {{zone}}' },
  'page.back': { ru: '← Назад', en: '← Back' },
  'page.next': { ru: 'Ещё →', en: 'More →' },
  'page.up': { ru: 'К курсам', en: 'To the courses' },

  'settings.title': { ru: 'Что присылать в Telegram', en: 'What comes by Telegram' },
  'settings.explain': {
    ru: 'Нажмите, чтобы включить или выключить. Тихие часы и письма настраиваются на странице «Уведомления».',
    en: 'Press to turn on or off. Quiet hours and letters are set on the page “Notifications”.',
  },
  'settings.none': { ru: 'Настраивать пока нечего.', en: 'There is nothing to set yet.' },
  'settings.on': { ru: 'Включено: {{title}}', en: 'On: {{title}}' },
  'settings.off': { ru: 'Выключено: {{title}}', en: 'Off: {{title}}' },
} as const;
export type BotMessage = keyof typeof botMessages;
