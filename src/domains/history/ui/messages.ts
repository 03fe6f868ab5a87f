import { defineMessages } from '#web/kit/i18n/messages.ts';

export const historyMessages = defineMessages('history', {
  'trend.title': { ru: 'Динамика', en: 'Trend' },
  'trend.titleOwn': { ru: 'Как идут ваши дела', en: 'How you are doing over time' },
  'trend.titleProgrammes': { ru: 'Динамика программ', en: 'Trends of programmes' },
  'trend.aboutProgrammes': {
    ru: 'По всем курсам программы вместе: и тем, что закончились недавно.',
    en: 'Over all courses of the programme together, recently ended ones included.',
  },
  'trend.days': {
    ru: { one: '{{count}} день', few: '{{count}} дня', many: '{{count}} дней' },
    en: { one: '{{count}} day', other: '{{count}} days' },
  },
  'trend.period': { ru: 'За какой срок', en: 'Period' },
  'trend.whose': { ru: 'Чья динамика', en: 'Whose trend' },
  'trend.wholeCourse': { ru: 'Весь курс', en: 'Whole course' },
  'trend.none': {
    ru: 'Истории пока нет: она появится через несколько секунд после расчёта показателей.',
    en: 'There is no history yet: it appears some seconds after the figures are computed.',
  },
  'trend.noneThere': { ru: 'За этот срок данных нет', en: 'There is no data of this period' },
  'trend.completion': { ru: 'Выполнение', en: 'Completion' },
  'trend.attendance': { ru: 'Посещаемость', en: 'Attendance' },
  'trend.overdue': { ru: 'Просрочено из наступивших', en: 'Overdue of what was due' },
  'trend.atRisk': { ru: 'Доля зоны C', en: 'Share of zone C' },
  'trend.risk': { ru: 'Риск', en: 'Risk' },
  'trend.zone': { ru: 'Зона', en: 'Zone' },
  'trend.moment': { ru: 'На дату', en: 'As of' },
  'trend.up': { ru: 'на {{points}} п. п. больше, чем {{date}}', en: '{{points}} pp more than on {{date}}' },
  'trend.down': { ru: 'на {{points}} п. п. меньше, чем {{date}}', en: '{{points}} pp less than on {{date}}' },
  'trend.same': { ru: 'как {{date}}', en: 'as on {{date}}' },
  'trend.newer': { ru: 'сравнить не с чем: история короче', en: 'nothing to compare with: history is shorter' },
  'trend.riskUp': { ru: 'на {{points}} больше, чем {{date}}', en: '{{points}} more than on {{date}}' },
  'trend.riskDown': { ru: 'на {{points}} меньше, чем {{date}}', en: '{{points}} less than on {{date}}' },
  'trend.lines': {
    ru: 'Выполнение, посещаемость и доля просроченного с {{from}} по {{to}}',
    en: 'Completion, attendance and the share overdue from {{from}} to {{to}}',
  },
  'trend.zones': {
    ru: 'Доли зон A, B и C с {{from}} по {{to}}',
    en: 'Shares of zones A, B and C from {{from}} to {{to}}',
  },
  'trend.linesTitle': { ru: 'Показатели, %', en: 'Figures, %' },
  'trend.zonesTitle': { ru: 'Доли зон, %', en: 'Shares of zones, %' },
  none: { ru: '–', en: '–' },

  'asOf.label': { ru: 'На дату', en: 'As of' },
  'asOf.shown': {
    ru: 'Показано на {{day}}: так курс выглядел к концу этого дня по всем известным сейчас данным.',
    en: 'Shown as of {{day}}: how things stood at the end of that day, by all data known now.',
  },
  'asOf.back': { ru: 'Вернуться к сегодняшнему дню', en: 'Back to today' },

  'changes.title': { ru: 'Что изменилось', en: 'What has changed' },
  'changes.titleOwn': { ru: 'Что у вас изменилось', en: 'What has changed for you' },
  'changes.since': { ru: 'С какого времени', en: 'Since when' },
  'changes.import': { ru: 'С последнего импорта', en: 'Since the last import' },
  'changes.importOwn': { ru: 'С обновления данных', en: 'Since the data was updated' },
  'changes.week': { ru: 'За 7 дней', en: 'Last 7 days' },
  'changes.span': { ru: 'Сравнение с {{from}}', en: 'Compared with {{from}}' },
  'changes.noImport': {
    ru: 'Сравнить пока не с чем: это первая загрузка курса.',
    en: 'There is nothing to compare with yet: this is the first import of the course.',
  },
  'changes.noWeek': {
    ru: 'Сравнить пока не с чем: истории курса меньше недели.',
    en: 'There is nothing to compare with yet: the history of the course is shorter than a week.',
  },
  'changes.nobody': { ru: 'Ни у кого нет заметных перемен.', en: 'Nobody has moved noticeably.' },
  'changes.worse': {
    ru: { one: 'Хуже: {{count}} студент', few: 'Хуже: {{count}} студента', many: 'Хуже: {{count}} студентов' },
    en: { one: 'Worse: {{count}} student', other: 'Worse: {{count}} students' },
  },
  'changes.better': {
    ru: { one: 'Лучше: {{count}} студент', few: 'Лучше: {{count}} студента', many: 'Лучше: {{count}} студентов' },
    en: { one: 'Better: {{count}} student', other: 'Better: {{count}} students' },
  },
  'changes.steady': {
    ru: {
      one: 'без заметных перемен {{count}}',
      few: 'без заметных перемен {{count}}',
      many: 'без заметных перемен {{count}}',
    },
    en: { one: '{{count}} without noticeable changes', other: '{{count}} without noticeable changes' },
  },
  'changes.noneWorse': { ru: 'Никому не стало хуже', en: 'Nobody is worse' },
  'changes.noneBetter': { ru: 'Никому не стало лучше', en: 'Nobody is better' },
  'changes.more': { ru: 'Показать ещё {{count}}', en: 'Show {{count}} more' },
  'changes.moreCells': { ru: 'и ещё {{count}}', en: 'and {{count}} more' },
  'changes.noCells': {
    ru: 'Результаты не менялись: сдвинулось сравнение с курсом.',
    en: 'No result has changed: the comparison with the course has moved.',
  },
  'changes.zoneMoved': { ru: 'из зоны {{before}} в зону {{after}}', en: 'from zone {{before}} to zone {{after}}' },
  'changes.figure': { ru: '{{name}} {{before}} → {{after}}', en: '{{name}} {{before}} → {{after}}' },
  'changes.completion': { ru: 'выполнение', en: 'completion' },
  'changes.attendance': { ru: 'посещаемость', en: 'attendance' },
  'changes.overdue': { ru: 'просрочено', en: 'overdue' },
  'changes.risk': { ru: 'риск', en: 'risk' },

  'cell.missed': { ru: 'не сдано к {{date}}', en: 'not done by {{date}}' },
  'cell.changed': { ru: 'было «{{before}}», стало «{{after}}»', en: 'was “{{before}}”, is “{{after}}”' },
  'cell.done': { ru: 'сделано {{date}}', en: 'done on {{date}}' },
  'cell.late': { ru: 'сдано с опозданием {{date}}', en: 'done late, on {{date}}' },
  'cell.recorded': { ru: 'появился результат: {{after}}', en: 'a result has come: {{after}}' },
  'cell.nothing': { ru: 'пусто', en: 'nothing' },
  'cell.score': { ru: '{{status}}, {{score}} б.', en: '{{status}}, score {{score}}' },
  'status.not_attempted': { ru: 'не начато', en: 'not attempted' },
  'status.attempted': { ru: 'начато', en: 'attempted' },
  'status.done': { ru: 'сделано', en: 'done' },
  'status.failed': { ru: 'ниже проходного балла', en: 'below the pass mark' },
  'status.excused': { ru: 'освобождён', en: 'excused' },
  'status.present': { ru: 'присутствие', en: 'present' },
  'status.absent': { ru: 'отсутствие', en: 'absent' },

  'own.better': {
    ru: 'Дела идут лучше, чем {{from}}. Так держать!',
    en: 'You are doing better than on {{from}}. Keep it up!',
  },
  'own.steady': {
    ru: 'По сравнению с {{from}} всё примерно так же.',
    en: 'Things stand about as they did on {{from}}.',
  },
  'own.worse': {
    ru: 'С {{from}} стало труднее, но это поправимо: начните с того, что не сдано в срок, и спросите преподавателя, если нужна помощь.',
    en: 'It has become harder since {{from}}, but that can be mended: begin with what is not done in time, and ask your teacher if you need help.',
  },
  'staff.better': { ru: 'Стало лучше, чем {{from}}.', en: 'Better than on {{from}}.' },
  'staff.steady': { ru: 'Без заметных перемен с {{from}}.', en: 'No noticeable changes since {{from}}.' },
  'staff.worse': { ru: 'Стало хуже, чем {{from}}.', en: 'Worse than on {{from}}.' },
});

export type HistoryPhrase = keyof typeof historyMessages.phrases;
