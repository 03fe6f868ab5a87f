import { defineMessages } from '#web/kit/i18n/messages.ts';

export const topicMessages = defineMessages('topics', {
  title: { ru: 'Темы', en: 'Topics' },
  'about.course': {
    ru: 'Средний результат по темам; темы взяты из данных источника или из названий элементов. Слабые — до трёх тем ниже среднего курса, о которых данных достаточно.',
    en: 'Mean result by topic; topics are from the data of the source or from names of activities. Weak are up to three topics below the mean of the course of which enough is known.',
  },
  'about.staff': {
    ru: 'Черта — среднее курса. Слабые — до трёх тем ниже среднего самого студента; по одному ответу не судим.',
    en: "The tick is the mean of the course. Weak are up to three topics below the student's own mean; one answer is not enough.",
  },
  'about.student': {
    ru: 'Где получается лучше, а что стоит повторить: слабые темы — до трёх, где результат ниже вашего среднего.',
    en: 'What goes well, and what to go over again: up to three topics in which you are below your own mean.',
  },
  topic: { ru: 'Тема', en: 'Topic' },
  mean: { ru: 'Результат', en: 'Result' },
  course: { ru: 'Курс', en: 'Course' },
  answers: { ru: 'Ответов', en: 'Answers' },
  activities: { ru: 'Элементов', en: 'Activities' },
  weak: { ru: 'слабая тема', en: 'weak topic' },
  few: { ru: 'мало данных', en: 'few answers' },
});
