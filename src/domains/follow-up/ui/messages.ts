import { defineMessages } from '#web/kit/i18n/messages.ts';

export const followUpMessages = defineMessages('follow-up', {
  title: { ru: 'Что сделано', en: 'Follow-up' },
  about: { ru: 'Студент этого не видит.', en: 'The student does not see this.' },
  'flag.question': { ru: 'Зона {{zone}}: верно?', en: 'Zone {{zone}}: is it right?' },
  'verdict.right': { ru: 'Верно', en: 'Right' },
  'verdict.wrong': { ru: 'Неверно', en: 'Wrong' },
  'verdict.handled': { ru: 'Уже занимаемся', en: 'Handled' },
  'verdict.withdrawn': { ru: 'Отзыв снят', en: 'Taken back' },
  'flag.open': { ru: 'Без отзыва', en: 'Not answered' },
  'flag.again': { ru: 'После отзыва зона ухудшилась', en: 'The zone has become worse since' },
  'flag.by': { ru: '{{who}}, {{when}}, зона {{zone}}', en: '{{who}}, {{when}}, zone {{zone}}' },
  'flag.history': { ru: 'Все отзывы', en: 'All answers' },
  somebody: { ru: 'кто-то', en: 'somebody' },
  note: { ru: 'Заметка, если нужна', en: 'A note, if you like' },
  undo: { ru: 'Отменить', en: 'Undo' },
  'contact.title': { ru: 'Связались со студентом', en: 'Got in touch' },
  'contact.talk': { ru: 'Поговорили', en: 'Talked' },
  'contact.letter': { ru: 'Написали', en: 'Wrote' },
  'contact.consultation': { ru: 'Консультация', en: 'Consultation' },
  'contact.none': { ru: 'Пока нет отметок.', en: 'Nothing noted yet.' },
  'contact.by': { ru: '{{day}}, {{who}}', en: '{{day}}, {{who}}' },
  'contact.remove': { ru: 'Убрать отметку', en: 'Remove' },
  'contact.many': { ru: 'Отметить контакт', en: 'Note a contact' },
  'contact.who': { ru: 'С кем связались', en: 'With whom' },
  'contact.kind': { ru: 'Как', en: 'How' },
  'contact.day': { ru: 'Когда', en: 'When' },
  'contact.save': { ru: 'Отметить', en: 'Note' },
  'contact.all': { ru: 'Все показанные', en: 'All shown' },
  'contact.noted': {
    ru: {
      one: 'Отмечен {{count}} студент.',
      few: 'Отмечено {{count}} студента.',
      many: 'Отмечено {{count}} студентов.',
    },
    en: { one: 'Noted for {{count}} student.', other: 'Noted for {{count}} students.' },
  },
  'filter.open': { ru: 'Только без отзыва', en: 'Only not answered' },

  'counts.title': { ru: 'Отзывы преподавателей о зонах', en: 'What teachers said of zones' },
  'counts.model': { ru: 'модель {{version}}', en: 'model {{version}}' },
  'counts.rules': { ru: 'по правилам', en: 'by rules' },
  'counts.unanswered': { ru: 'Без отзыва', en: 'Not answered' },
  'counts.none': { ru: 'Отзывов и студентов в зонах B и C нет.', en: 'No answers, and nobody in zone B or C.' },

  'effect.title': { ru: 'Помогло ли?', en: 'Did it help?' },
  'effect.about': {
    ru: 'Студенты, с которыми связались или которым одобрили совет, рядом с похожими по риску из того же курса и той же недели, у которых этого ещё не было. Это сравнение, а не доказательство: кому помочь, выбирали люди.',
    en: 'Students who were contacted, or to whom advice was approved, beside those of the same risk, course and week who were not yet. A comparison, no proof: people chose whom to help.',
  },
  'effect.after.contacts': { ru: 'Через {{days}} дней после контакта', en: '{{days}} days after a contact' },
  'effect.after.advice': {
    ru: 'Через {{days}} дней после одобренного совета',
    en: '{{days}} days after approved advice',
  },
  'effect.more': {
    ru: 'Риск снизился на {{points}} п. больше (от {{from}} до {{to}}).',
    en: 'Risk came down by {{points}} points more ({{from}} to {{to}}).',
  },
  'effect.unclear': {
    ru: 'Разница {{points}} п. (от {{from}} до {{to}}): может быть и случайной.',
    en: 'A difference of {{points}} points ({{from}} to {{to}}): it may be chance.',
  },
  'effect.less': {
    ru: 'Риск снизился на {{points}} п. меньше (от {{from}} до {{to}}).',
    en: 'Risk came down by {{points}} points less ({{from}} to {{to}}).',
  },
  'effect.better': {
    ru: 'В лучшей зоне: {{contacted}} из {{pairs}}; среди {{pairs}} похожих — {{others}}.',
    en: 'In a better zone: {{contacted}} of {{pairs}}; of the {{pairs}} like them, {{others}}.',
  },
  'effect.few': {
    ru: 'Пар {{pairs}}: слишком мало, чтобы судить. Нужно хотя бы {{fewest}}.',
    en: '{{pairs}} pairs: too few to tell. At least {{fewest}} are needed.',
  },
  'effect.none': {
    ru: 'Пока не с кем сравнивать: отмечайте контакты и проверяйте советы, и через две недели здесь появится сравнение.',
    en: 'Nothing to compare yet: note contacts and check advice, and in two weeks a comparison appears here.',
  },
});
