import { defineMessages } from '#web/kit/i18n/messages.ts';

export const riskMessages = defineMessages('risk', {
  'zones.title': { ru: 'Зоны', en: 'Zones' },
  'zones.students': {
    ru: { one: '{{count}} студент', few: '{{count}} студента', many: '{{count}} студентов' },
    en: { one: '{{count}} student', other: '{{count}} students' },
  },
  'zones.filter': { ru: 'Показать только зону {{zone}}', en: 'Show only zone {{zone}}' },
  'zones.filterNone': { ru: 'Показать только студентов без зоны', en: 'Show only students without a zone' },
  'zones.about.clusters': {
    ru: 'Границы зон найдены кластеризацией курса; силуэт {{silhouette}}.',
    en: 'The bounds of the zones come from clusters of this course; silhouette {{silhouette}}.',
  },
  'zones.about.few_students': {
    ru: 'Студентов мало для кластеров, поэтому зоны определены правилами.',
    en: 'There are too few students for clusters, so rules decide the zones.',
  },
  'zones.about.little_data': {
    ru: 'Данных мало для кластеров, поэтому зоны определены правилами.',
    en: 'There is too little data for clusters, so rules decide the zones.',
  },
  'zones.about.few_differences': {
    ru: 'Студенты почти не различаются, поэтому зоны определены правилами.',
    en: 'The students hardly differ, so rules decide the zones.',
  },
  'zones.about.none': { ru: 'Данных пока мало, чтобы определить зоны.', en: 'There is not enough data for zones yet.' },

  'reasons.title': { ru: 'Почему эта зона', en: 'Why this zone' },
  'reasons.titleOwn': { ru: 'Почему вы в этой зоне', en: 'Why you are in this zone' },
  'reasons.score': { ru: 'Риск {{score}} из 100', en: 'Risk {{score}} of 100' },
  'reasons.points': { ru: 'вклад {{points}}', en: 'adds {{points}}' },
  export: { ru: 'Скачать:', en: 'Download:' },
  risk: { ru: 'Риск', en: 'Risk' },
  zone: { ru: 'Зона', en: 'Zone' },
  reasons: { ru: 'Причины', en: 'Reasons' },
  'reasons.more': {
    ru: { one: '(ещё {{count}})', few: '(ещё {{count}})', many: '(ещё {{count}})' },
    en: { one: '({{count}} more)', other: '({{count}} more)' },
  },
});
