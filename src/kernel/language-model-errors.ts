/** Errors of language models that people can meet. */
export const languageModelErrors = {
  'llm.alert_not_found': { status: 404, ru: 'Предупреждение не найдено.', en: 'There is no such alert.' },
  'llm.later': {
    status: 503,
    ru: 'Языковая модель сейчас не отвечает ({{code}}); попытка повторится.',
    en: 'The language model does not answer now ({{code}}); it is tried again.',
  },
  'llm.not_configured': {
    status: 409,
    ru: 'Эта языковая модель на сервере не настроена или выключена.',
    en: 'This language model is not set up on the server, or is switched off.',
  },
} as const;
