import { defineMessages } from '#web/kit/i18n/messages.ts';

/** Words of the page that says how sound the groups of students are. */
export const qualityMessages = defineMessages('clusteringQuality', {
  title: { ru: 'Надёжность групп', en: 'Soundness of groups' },
  about: {
    ru: 'В каждом курсе студенты сгруппированы по тому, как они работают. Здесь видно, насколько этим группам можно верить. На зоны группы не влияют.',
    en: 'In each course students are grouped by how they work. Here is how far these groups can be relied on. Zones do not depend on them.',
  },
  empty: { ru: 'Вам пока не доступен ни один курс', en: 'No course is open to you yet' },
  none: { ru: '—', en: '—' },
  search: { ru: 'Найти курс', en: 'Find a course' },
  programme: { ru: 'Программа', en: 'Programme' },
  'programme.all': { ru: 'Все программы', en: 'All programmes' },
  onlyAlerts: { ru: 'Только с замечаниями', en: 'Only with alerts' },
  allGood: { ru: 'Замечаний нет', en: 'No alerts' },
  allGoodHint: {
    ru: 'Ни один из выбранных курсов не вышел за пороги.',
    en: 'None of the chosen courses has passed a threshold.',
  },

  course: { ru: 'Курс', en: 'Course' },
  alerts: { ru: 'Замечания', en: 'Alerts' },
  groups: { ru: 'Групп', en: 'Groups' },
  silhouette: { ru: 'Силуэт', en: 'Silhouette' },
  stability: { ru: 'Устойчивость', en: 'Stability' },
  drift: { ru: 'Сменили группу', en: 'Changed group' },
  atRisk: { ru: 'В зоне C', en: 'In zone C' },
  'atRisk.before': { ru: 'было {{value}}', en: 'was {{value}}' },
  agreement: { ru: 'Согласие', en: 'Agreement' },
  'agreement.gaussian_mixture': { ru: 'смесь {{value}}', en: 'mixture {{value}}' },
  'agreement.ward': { ru: 'Уорд {{value}}', en: 'Ward {{value}}' },
  'agreement.k_means': { ru: 'k-средних {{value}}', en: 'k-means {{value}}' },
  'agreement.notYet': { ru: 'ещё не сравнивали', en: 'not compared yet' },
  asOf: { ru: 'Рассчитано', en: 'Computed' },
  notComputed: { ru: 'ещё не рассчитан', en: 'not computed yet' },
  students: { ru: 'Студентов', en: 'Students' },

  'alert.silhouette': {
    ru: 'группы почти не различаются: силуэт {{value}} при пороге {{threshold}}',
    en: 'groups hardly stand apart: silhouette {{value}}, threshold {{threshold}}',
  },
  'alert.stability': {
    ru: 'группы случайны: устойчивость {{value}} при пороге {{threshold}}',
    en: 'groups owe much to chance: stability {{value}}, threshold {{threshold}}',
  },
  'alert.drift': {
    ru: 'за один расчёт группу сменили {{value}} студентов',
    en: '{{value}} of the students changed group in one run',
  },
  'alert.zone_c': { ru: 'зона C выросла на {{value}} п. п.', en: 'zone C has grown by {{value}} points' },
  'alert.since': { ru: 'с {{moment}}', en: 'since {{moment}}' },

  'glossary.title': { ru: 'Как читать', en: 'How to read this' },
  'glossary.silhouette': {
    ru: 'насколько студенты ближе к своей группе, чем к соседней: 1 — группы далеко друг от друга, 0 — границы нет.',
    en: 'how much nearer students are to their own group than to the next: 1 is far apart, 0 is no border.',
  },
  'glossary.stability': {
    ru: 'совпадут ли группы, если часть студентов заменить (бутстреп): 1 — те же, 0 — случайные.',
    en: 'whether the groups would be the same if some students were others (bootstrap): 1 is the same, 0 is chance.',
  },
  'glossary.drift': {
    ru: 'доля студентов, чья группа с прошлого расчёта называется иначе.',
    en: 'share of students whose group has another name than in the run before.',
  },
  'glossary.agreement': {
    ru: 'находят ли те же группы гауссова смесь и метод Уорда (индекс Рэнда): 1 — те же. Сравнивается ночью, если данные изменились, или по кнопке на странице курса.',
    en: 'whether a Gaussian mixture and Ward’s method find the same groups (Rand index): 1 is the same. Compared by night where data have changed, or by a button on the page of the course.',
  },

  'settings.title': { ru: 'Пороги замечаний', en: 'Thresholds of alerts' },
  'settings.about': {
    ru: 'Замечание появляется, когда показатель выходит за порог, и снимается само, когда возвращается.',
    en: 'An alert is raised when a figure passes its threshold and ends by itself when it is back.',
  },
  'settings.silhouette': { ru: 'Силуэт ниже', en: 'Silhouette below' },
  'settings.stability': { ru: 'Устойчивость ниже', en: 'Stability below' },
  'settings.driftPct': { ru: 'Сменили группу, % и больше', en: 'Changed group, % or more' },
  'settings.zoneCPoints': { ru: 'Рост зоны C, п. п. и больше', en: 'Zone C grown by, points or more' },
  'settings.days': { ru: 'За сколько дней смотреть', en: 'Days to look at' },
  'settings.bounds': { ru: 'От {{least}} до {{most}}', en: 'From {{least}} to {{most}}' },
});
