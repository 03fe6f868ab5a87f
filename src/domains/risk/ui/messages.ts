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
  'zones.about.probability': {
    ru: 'По вероятности не справиться с курсом, {{model}}. Зона B — с {{b}}, зона C — с {{c}}: в каждом курсе одинаково.',
    en: 'By the probability of not making it, {{model}}. Zone B from {{b}}, zone C from {{c}}: the same in every course.',
  },
  'zones.about.someByRules': {
    ru: {
      one: '{{count}} студент оценён по правилам: для него срок ещё не наступил или его больше нет в выгрузке.',
      few: '{{count}} студента оценены по правилам: для них срок ещё не наступил или их больше нет в выгрузке.',
      many: '{{count}} студентов оценены по правилам: для них срок ещё не наступил или их больше нет в выгрузке.',
    },
    en: {
      one: '{{count}} student is judged by rules: nothing is due yet, or the student is no longer in the export.',
      other: '{{count}} students are judged by rules: nothing is due yet, or they are no longer in the export.',
    },
  },
  'zones.about.nothing_due': {
    ru: 'По правилам: ни один срок ещё не наступил, для вероятности данных пока нет.',
    en: 'By rules: nothing is due yet, so there is no probability.',
  },
  'zones.about.no_deadlines': {
    ru: 'По правилам: в курсе нет сроков, а вероятность считается по тому, что сдано к сроку.',
    en: 'By rules: the course has no deadlines, and a probability is told from what was due.',
  },
  'zones.scale': {
    ru: 'Где студенты на шкале от 0 до 100; черта выше — медиана курса',
    en: 'Where the students are between 0 and 100; the higher mark is the median of the course',
  },
  'zones.scaleOwn': { ru: 'Место на шкале зон', en: 'Place on the scale of zones' },
  'zones.about.none': { ru: 'Данных пока мало, чтобы определить зоны.', en: 'There is not enough data for zones yet.' },

  'reasons.title': { ru: 'Почему эта зона', en: 'Why this zone' },
  'reasons.titleOwn': { ru: 'Почему вы в этой зоне', en: 'Why you are in this zone' },
  'reasons.probability': {
    ru: 'Вероятность не справиться — {{probability}}',
    en: 'Probability of not making it: {{probability}}',
  },
  'reasons.byRules': { ru: 'Риск {{score}} из 100, по правилам', en: 'Risk {{score}} of 100, by rules' },
  'reasons.besideMedian': {
    ru: 'Вклад в отличие от студента с медианными показателями курса, в пунктах вероятности.',
    en: 'Each adds to the distance from the median student of the course, in points of probability.',
  },
  'reasons.points': { ru: 'вклад {{points}}', en: 'adds {{points}}' },

  'model.name': { ru: 'модель раннего предупреждения {{version}}', en: 'early-warning model {{version}}' },
  'model.what': { ru: 'Что это значит', en: 'What this means' },
  'model.title': { ru: 'Вероятность не справиться', en: 'Probability of not making it' },
  'model.says': {
    ru: 'Из 100 студентов с такой ведомостью примерно столько не сдали курс или ушли с него. Модель учили на открытых данных другого университета (Open University, Великобритания) и проверили на курсах, которых она не видела.',
    en: 'Of 100 students with such a gradebook about so many failed the course or left it. The model was trained on open data of another university (the Open University, UK) and tested on courses it had not seen.',
  },
  'model.knows': {
    ru: 'Она знает только ведомость: сроки, сдачу, баллы, давность. Пола, возраста и всего личного она не знает. Посещаемость учтена отдельным правилом.',
    en: 'It knows the gradebook alone: deadlines, what was handed in, scores, silence. It knows neither sex nor age nor anything personal. Attendance is heeded by a rule of its own.',
  },
  'model.zones': {
    ru: 'Зона A — меньше {{b}}, зона B — от {{b}}, зона C — от {{c}}. Пока ничего не просрочено, а выполнено больше, чем у трёх четвертей курса, зоны C не бывает; если просрочено больше половины или пропущено много занятий, не бывает зоны A.',
    en: 'Zone A is below {{b}}, zone B from {{b}} on, zone C from {{c}} on. With nothing overdue and more done than three quarters of the course nobody is in zone C; with more than half overdue, or many lessons missed, nobody is in zone A.',
  },
  'model.limits': {
    ru: 'Это повод поговорить, а не оценка человека и не основание для взыскания.',
    en: 'It is a reason to talk, neither a judgement of a person nor a ground for a sanction.',
  },
  'model.close': { ru: 'Понятно', en: 'Close' },

  'pattern.title': { ru: 'Как работают студенты', en: 'How the students work' },
  'pattern.about': {
    ru: 'Похожие студенты вместе. На зоны это не влияет.',
    en: 'Students who resemble each other. It has no effect on zones.',
  },
  'pattern.own': { ru: 'Как работает: {{name}}', en: 'How the student works: {{name}}' },
  'pattern.name.not_started': { ru: 'ещё не начинал', en: 'has not started yet' },
  'pattern.name.attends_only': { ru: 'посещает, но не сдаёт', en: 'attends, hands nothing in' },
  'pattern.name.stopped': {
    ru: {
      one: 'остановился {{count}} неделю назад',
      few: 'остановился {{count}} недели назад',
      many: 'остановился {{count}} недель назад',
    },
    en: { one: 'stopped {{count}} week ago', other: 'stopped {{count}} weeks ago' },
  },
  'pattern.name.mostly_undone': { ru: 'не сдал большую часть', en: 'has not handed in most of it' },
  'pattern.name.late': { ru: 'сдаёт, но с опозданием', en: 'hands in, but late' },
  'pattern.name.below_pass_mark': {
    ru: 'сдаёт, но ниже проходного балла',
    en: 'hands in, but below the pass mark',
  },
  'pattern.name.partly_undone': { ru: 'сдаёт не всё', en: 'hands in some of it' },
  'pattern.name.on_time_absent': { ru: 'сдаёт вовремя, но редко посещает', en: 'in time, but seldom attends' },
  'pattern.name.nearly_finished': { ru: 'почти всё сделал', en: 'has done nearly everything' },
  'pattern.name.on_time': { ru: 'работает вовремя', en: 'works in time' },
  'pattern.name.ahead': { ru: 'работает с запасом', en: 'works ahead' },
  'pattern.name.beginning': { ru: 'начал понемногу', en: 'is beginning' },
  'pattern.typical.completion': { ru: 'выполнено {{value}}', en: '{{value}} completed' },
  'pattern.typical.overdue': { ru: 'просрочено {{value}}', en: '{{value}} overdue' },
  'pattern.typical.attendance': { ru: 'посещено {{value}}', en: '{{value}} attended' },
  'pattern.typical.silence': {
    ru: { one: 'тишина {{count}} день', few: 'тишина {{count}} дня', many: 'тишина {{count}} дней' },
    en: { one: 'silent for {{count}} day', other: 'silent for {{count}} days' },
  },
  'pattern.typically': { ru: 'Обычно: {{facts}}', en: 'Typically: {{facts}}' },

  'quality.title': { ru: 'Насколько надёжны эти группы', en: 'How sound these groups are' },
  'quality.silhouette': { ru: 'Силуэт', en: 'Silhouette' },
  'quality.calinskiHarabasz': { ru: 'Калиньски — Харабаша', en: 'Caliński–Harabasz' },
  'quality.stability': { ru: 'Устойчивость (бутстреп)', en: 'Stability (bootstrap)' },
  'quality.drift': { ru: 'Сменили группу с прошлого расчёта', en: 'Changed group since the last run' },
  'quality.none': { ru: '—', en: '—' },

  'clusterings.title': { ru: 'Находят ли те же группы другие способы', en: 'Whether other ways find the same groups' },
  'clusterings.none': {
    ru: 'Ещё не сравнивали: это происходит ночью, если данные изменились.',
    en: 'Not compared yet: that is done by night where data have changed.',
  },
  'clusterings.few': {
    ru: 'Студентов или различий между ними мало, сравнивать нечего.',
    en: 'There are too few students, or differences between them, to compare anything.',
  },
  'clusterings.outdated': {
    ru: 'По данным на {{moment}}; с тех пор они изменились.',
    en: 'For data of {{moment}}; they have changed since.',
  },
  'clusterings.asOf': { ru: 'По данным на {{moment}}.', en: 'For data of {{moment}}.' },
  'clusterings.start': { ru: 'Сравнить сейчас', en: 'Compare now' },
  'clusterings.started': {
    ru: 'Сравниваем, это займёт несколько секунд.',
    en: 'Being compared, which takes some seconds.',
  },
  'clusterings.method': { ru: 'Способ', en: 'Way' },
  'clusterings.k_means': { ru: 'k-средних (показан)', en: 'k-means (shown)' },
  'clusterings.gaussian_mixture': { ru: 'Гауссова смесь', en: 'Gaussian mixture' },
  'clusterings.ward': { ru: 'Иерархия Уорда', en: 'Ward’s hierarchy' },
  'clusterings.sizes': { ru: 'Группы', en: 'Groups' },
  'clusterings.agreement': { ru: 'Согласие с показанными', en: 'Agreement with the shown' },
  'clusterings.covariance.full': { ru: 'наклонные облака, BIC {{bic}}', en: 'tilted clouds, BIC {{bic}}' },
  'clusterings.covariance.diagonal': { ru: 'прямые облака, BIC {{bic}}', en: 'straight clouds, BIC {{bic}}' },
  export: { ru: 'Скачать:', en: 'Download:' },
  risk: { ru: 'Риск', en: 'Risk' },
  zone: { ru: 'Зона', en: 'Zone' },
  reasons: { ru: 'Причины', en: 'Reasons' },
  'reasons.more': {
    ru: { one: '(ещё {{count}})', few: '(ещё {{count}})', many: '(ещё {{count}})' },
    en: { one: '({{count}} more)', other: '({{count}} more)' },
  },
});
