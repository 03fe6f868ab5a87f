import { defineMessages } from '#web/kit/i18n/messages.ts';

export const overviewMessages = defineMessages('overviews', {
  'summary.title': { ru: 'Коротко о курсе', en: 'The course in short' },
  'summary.none': {
    ru: 'Обзор появится, когда курс будет посчитан.',
    en: 'The overview appears once the course has been computed.',
  },
  'digest.title': { ru: 'Коротко о программе «{{name}}»', en: 'The programme “{{name}}” in short' },
  'digest.none': {
    ru: 'Первый обзор появится за полчаса, дальше — по понедельникам; можно попросить сейчас.',
    en: 'The first overview comes within half an hour, the next ones on Mondays; you can ask for it now.',
  },
  ask: { ru: 'Обновить', en: 'Renew' },
  askFirst: { ru: 'Подготовить', en: 'Prepare' },
  composing: { ru: 'Готовится…', en: 'Being prepared…' },
  by: { ru: 'По данным на {{moment}}. Составили: {{who}}', en: 'As of {{moment}}. Written by: {{who}}' },
  'by.rules': { ru: 'правила программы', en: 'rules of the program' },
  'by.model': { ru: 'языковая модель {{model}}, числа проверены', en: 'language model {{model}}, figures checked' },
});
