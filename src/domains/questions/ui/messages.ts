import { defineMessages } from '#web/kit/i18n/messages.ts';

export const questionMessages = defineMessages('questions', {
  title: { ru: 'Вопросы тестов', en: 'Questions of tests' },
  about: {
    ru: 'Сначала те, где чаще ошибаются. Открытые ответы, которые не совпали с правильным, отметьте сами: отметка действует на всех, кто так ответил, и важнее мнения языковой модели.',
    en: 'Those most often wrong first. Open answers that do not equal the right one are yours to mark: a mark holds for all who answered so and goes before what a language model says.',
  },
  showsRight: { ru: 'Студенты видят правильные ответы', en: 'Students see the right answers' },
  filter: { ru: 'Какие вопросы показать', en: 'Which questions to show' },
  'filter.all': { ru: 'Все', en: 'All' },
  'filter.unchecked': { ru: 'Непроверенные ({{count}})', en: 'Unchecked ({{count}})' },
  noneUnchecked: { ru: 'Все ответы проверены.', en: 'All answers are checked.' },
  wrong: { ru: 'ошибок: {{share}}', en: 'wrong: {{share}}' },
  nothingChecked: { ru: 'ничего не проверено', en: 'nothing checked' },
  more: { ru: 'Показать все вопросы ({{count}})', en: 'Show all questions ({{count}})' },
  fewer: { ru: 'Показать меньше', en: 'Show fewer' },
  skipped: { ru: 'Пропустили', en: 'Skipped' },
  right: { ru: 'верно', en: 'right' },
  wrongMark: { ru: 'неверно', en: 'wrong' },
  unchecked: { ru: 'не проверено', en: 'unchecked' },
  rightAnswer: { ru: 'Правильный ответ: {{answer}}', en: 'Right answer: {{answer}}' },
  noRight: { ru: 'Правильный ответ в файле не указан.', en: 'The file names no right answer.' },
  markRight: { ru: 'Верно', en: 'Right' },
  markWrong: { ru: 'Неверно', en: 'Wrong' },
  takeBack: { ru: 'Вернуть', en: 'Take back' },
  'markRight.label': { ru: 'Верно: {{answer}}', en: 'Right: {{answer}}' },
  'markWrong.label': { ru: 'Неверно: {{answer}}', en: 'Wrong: {{answer}}' },
  'takeBack.label': { ru: 'Вернуть: {{answer}}', en: 'Take back: {{answer}}' },

  'mistakes.title': { ru: 'Ошибки в тестах', en: 'Mistakes in tests' },
  'mistakes.about.staff': {
    ru: 'Что студент решил неверно или пропустил и что об этом есть в программе курса.',
    en: 'What the student answered wrong or skipped, and what the programme of the course says of it.',
  },
  'mistakes.about.student': {
    ru: 'Что вы решили неверно или пропустили и что стоит повторить по программе курса.',
    en: 'What you answered wrong or skipped, and what to go over again by the programme of the course.',
  },
  'mistakes.week': { ru: 'Неделя {{week}}', en: 'Week {{week}}' },
  'mistakes.counts': {
    ru: 'верно {{right}} из {{checked}} проверенных',
    en: '{{right}} of {{checked}} checked ones right',
  },
  'mistakes.given': { ru: 'Ответ: {{answer}}', en: 'Answer: {{answer}}' },
  byModel: { ru: 'так считает языковая модель', en: 'a language model says so' },
  'mistakes.byModel': {
    ru: 'Так считает языковая модель, преподаватель ещё не проверил.',
    en: 'A language model says so; the teacher has not checked it yet.',
  },
  'mistakes.skipped': { ru: 'Вопрос пропущен', en: 'Skipped' },
  'mistakes.hidden': {
    ru: 'Правильные ответы преподаватель пока не показывает.',
    en: 'The teacher does not show the right answers yet.',
  },
});
