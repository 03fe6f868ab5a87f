import { defineMessages } from '#web/kit/i18n/messages.ts';

export const healthMessages = defineMessages('course-health', {
  title: { ru: 'Состояние курсов', en: 'Health of courses' },
  about: {
    ru: 'Каждый курс одной строкой, сначала те, где нужно вмешаться. Почему так — под названием.',
    en: 'A line for each course, those first that need somebody to step in. Why stands under the name.',
  },
  course: { ru: 'Курс', en: 'Course' },
  status: { ru: 'Состояние', en: 'Status' },
  'status.good': { ru: 'В порядке', en: 'Fine' },
  'status.attention': { ru: 'Внимание', en: 'Attention' },
  'status.bad': { ru: 'Плохо', en: 'Bad' },
  'status.unknown': { ru: 'Не рассчитан', en: 'Not computed' },
  zones: { ru: 'Зоны', en: 'Zones' },
  completion: { ru: 'Выполнение', en: 'Completion' },
  overdue: { ru: 'Просрочено', en: 'Overdue' },
  attendance: { ru: 'Посещаемость', en: 'Attendance' },
  hardest: { ru: 'Труднее всего', en: 'Hardest' },
  weeks: { ru: 'Сроки', en: 'Deadlines' },
  data: { ru: 'Данные', en: 'Data' },
  students: { ru: 'Студенты', en: 'Students' },
  none: { ru: '–', en: '–' },
  'data.days': {
    ru: { one: '{{count}} день назад', few: '{{count}} дня назад', many: '{{count}} дней назад' },
    en: { one: '{{count}} day ago', other: '{{count}} days ago' },
  },
  'data.today': { ru: 'сегодня', en: 'today' },
  'reason.at_risk': { ru: 'в зоне C {{value}} % студентов', en: '{{value}}% of the students are in zone C' },
  'reason.overdue': { ru: 'просрочено {{value}} % наступивших сроков', en: '{{value}}% of what is due is overdue' },
  'reason.attendance': { ru: 'посещаемость {{value}} %', en: 'attendance is {{value}}%' },
  'reason.deadlines': {
    ru: {
      one: '{{count}} срок за одну неделю',
      few: '{{count}} срока за одну неделю',
      many: '{{count}} сроков за одну неделю',
    },
    en: { one: '{{count}} deadline in one week', other: '{{count}} deadlines in one week' },
  },
  'reason.waiting': {
    ru: {
      one: 'давно ждёт проверки {{count}} работа',
      few: 'давно ждут проверки {{count}} работы',
      many: 'давно ждут проверки {{count}} работ',
    },
    en: {
      one: '{{count}} result has long waited for a grade',
      other: '{{count}} results have long waited for a grade',
    },
  },
  'reason.stale': {
    ru: {
      one: 'нет новых данных {{count}} день',
      few: 'нет новых данных {{count}} дня',
      many: 'нет новых данных {{count}} дней',
    },
    en: { one: 'no new data for {{count}} day', other: 'no new data for {{count}} days' },
  },
  'weeks.title': { ru: 'Сроки всех курсов по неделям', en: 'Deadlines of all courses by week' },
  'weeks.about': {
    ru: 'Где сроки разных курсов приходятся на одни и те же дни. Число — сколько элементов надо сдать за неделю.',
    en: 'Where deadlines of different courses meet. The number is how many activities are due in the week.',
  },
  'weeks.none': { ru: 'Впереди нет ни одного срока', en: 'No deadline lies ahead' },
  'weeks.from': { ru: 'с {{date}}: {{count}}', en: 'from {{date}}: {{count}}' },
  empty: { ru: 'Нет ни одного курса', en: 'There is no course' },
});
