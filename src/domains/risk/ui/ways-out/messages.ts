import { defineMessages } from '#web/kit/i18n/messages.ts';

export const waysMessages = defineMessages('ways-out', {
  'title.staff': { ru: 'Как выйти из зоны', en: 'Ways out' },
  'title.student': { ru: 'Что сделать, чтобы наверстать', en: 'What to do to catch up' },
  'assumed.own': {
    ru: 'Если сделать это сейчас с обычным для студента баллом ({{score}}), а остальное не изменится. Просроченное считается сданным с опозданием.',
    en: 'If done now with the usual score of the student ({{score}}), all else as it is. What is overdue counts as late.',
  },
  'assumed.course': {
    ru: 'Если сделать это сейчас с обычным для курса баллом ({{score}}; своих у студента ещё нет), а остальное не изменится. Просроченное считается сданным с опозданием.',
    en: 'If done now with the usual score of the course ({{score}}; the student has none yet), all else as it is. What is overdue counts as late.',
  },
  'assumed.none': {
    ru: 'Если сделать это сейчас, а остальное не изменится. Просроченное считается сданным с опозданием.',
    en: 'If done now, all else as it is. What is overdue counts as late.',
  },
  'assumed.toOneself': {
    ru: 'Если сделать это сейчас с вашим обычным баллом ({{score}}).',
    en: 'If you do it now with your usual score ({{score}}).',
  },
  'assumed.toOneselfNone': { ru: 'Если сделать это сейчас.', en: 'If you do it now.' },
  'to.staff': {
    ru: { one: 'Сделать {{count}}:', few: 'Сделать {{count}}:', many: 'Сделать {{count}}:' },
    en: { one: 'Do {{count}}:', other: 'Do {{count}}:' },
  },
  'to.student.A': {
    ru: 'Сделайте это — и вы снова идёте по плану:',
    en: 'Do this, and you are back on track:',
  },
  'to.student.B': {
    ru: 'Начните с этого — станет заметно легче:',
    en: 'Begin with this, and you are out of the worst:',
  },
  probability: {
    ru: 'вероятность не справиться {{from}} → {{to}}',
    en: 'probability of not making it {{from}} → {{to}}',
  },
  risk: { ru: 'риск {{from}} → {{to}}', en: 'risk {{from}} → {{to}}' },
  'search.exhaustive': {
    ru: 'Меньшим не обойтись: проверены все меньшие наборы.',
    en: 'Nothing less will do: every smaller set was judged.',
  },
  'search.greedy': {
    ru: 'Ничего отсюда убрать нельзя; возможно, есть и другой набор.',
    en: 'Nothing of this can be left out; another set may do, too.',
  },
  'repair.overdue': { ru: 'просрочено', en: 'overdue' },
  'repair.failed': { ru: 'пересдать', en: 'to be passed' },
  'repair.open': { ru: 'срок впереди', en: 'not due yet' },
  due: { ru: 'срок {{date}}', en: 'due {{date}}' },
  more: {
    ru: { one: 'Ещё {{count}}', few: 'Ещё {{count}}', many: 'Ещё {{count}}' },
    en: { one: '{{count}} more', other: '{{count}} more' },
  },
  'nearest.staff': {
    ru: 'Набора, который вывел бы в лучшую зону, не нашлось. Больше всего помогло бы:',
    en: 'No set was found that leads to a better zone. What would help most:',
  },
  'nearest.student': {
    ru: 'Сразу наверстать не получится, но это помогло бы больше всего:',
    en: 'It cannot all be caught up at once, but this would help most:',
  },
  'onlyB.staff': {
    ru: 'До зоны A набора не нашлось: одних сдач для этого мало.',
    en: 'No set was found that leads to zone A: handing things in is not enough for it.',
  },
  'state.none.staff': {
    ru: 'Ничто из того, что можно сделать сейчас, зону не изменит. Поговорите со студентом.',
    en: 'Nothing that can be done now changes the zone. Talk to the student.',
  },
  'state.none.student': {
    ru: 'Одними сдачами этого сейчас не изменить. Поговорите с преподавателем — вместе найдёте, с чего начать.',
    en: 'Handing things in will not change it alone. Talk to your teacher: together you will find where to begin.',
  },
  'state.nothing_open.staff': {
    ru: 'Всё, что можно сдать, сдано: открытых и просроченных элементов нет.',
    en: 'All that can be handed in has been: nothing is open or overdue.',
  },
  'state.nothing_open.student': {
    ru: 'Всё, что можно сдать, вы сдали. Если есть вопросы — поговорите с преподавателем.',
    en: 'You have handed in all there is. Talk to your teacher if you have questions.',
  },
  'state.over.staff': {
    ru: 'Курс закончился: с последнего срока прошло больше четырёх недель.',
    en: 'The course is over: its last deadline was more than four weeks ago.',
  },
  'state.over.student': { ru: 'Курс закончился.', en: 'The course is over.' },
  'state.not_searched.staff': {
    ru: 'В таком большом курсе без сроков пути не ищутся.',
    en: 'In such a large course without deadlines no ways are looked for.',
  },
  'state.not_searched.student': {
    ru: 'Подсказок для этого курса нет. Посмотрите, что просрочено.',
    en: 'There are no hints for this course. See what is overdue.',
  },
  'state.pending': { ru: 'Ищем, это займёт меньше минуты…', en: 'Being looked for, in less than a minute…' },

  'common.title': { ru: 'Что поможет большинству', en: 'What helps the most students' },
  'common.says': {
    ru: {
      one: 'Если все {{undone}}, кто может, сделают «{{name}}», в лучшую зону перейдёт {{count}} студент.',
      few: 'Если все {{undone}}, кто может, сделают «{{name}}», в лучшую зону перейдут {{count}} студента.',
      many: 'Если все {{undone}}, кто может, сделают «{{name}}», в лучшую зону перейдут {{count}} студентов.',
    },
    en: {
      one: 'If all {{undone}} who still can did “{{name}}”, {{count}} student would be in a better zone.',
      other: 'If all {{undone}} who still can did “{{name}}”, {{count}} students would be in a better zone.',
    },
  },
  'common.about': {
    ru: 'Напоминание, консультация или новый срок: весь курс пересчитан так, будто это уже сделано с обычным баллом.',
    en: 'A reminder, a consultation or a new deadline: the whole course judged anew as if it were done with usual scores.',
  },
  'common.worse': {
    ru: {
      one: '{{count}} студент, которого при этом обгонят, окажется в худшей зоне.',
      few: '{{count}} студента, которых при этом обгонят, окажутся в худшей зоне.',
      many: '{{count}} студентов, которых при этом обгонят, окажутся в худшей зоне.',
    },
    en: {
      one: '{{count}} student whom they overtake would be in a worse zone.',
      other: '{{count}} students whom they overtake would be in a worse zone.',
    },
  },
  'common.notNeeded': {
    ru: 'В зонах B и C никого нет.',
    en: 'Nobody is in zone B or C.',
  },
  'common.none': {
    ru: 'Одного действия, которое помогло бы сразу нескольким, нет: смотрите пути отдельных студентов.',
    en: 'No single thing would move anybody: see the ways out of single students.',
  },
});
