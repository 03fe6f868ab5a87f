import { defineMessages } from '#web/kit/i18n/messages.ts';

/** Words of the plan of an import, of undoing it, and of the history of a result. */
export const reviewMessages = defineMessages('imports.review', {
  'mode.label': { ru: 'Показать изменения до сохранения', en: 'Show changes before saving' },
  'mode.never': { ru: 'Сохранять сразу', en: 'Save at once' },
  'mode.overwrites': { ru: 'Если заменяются оценки', en: 'If grades are replaced' },
  'mode.always': { ru: 'Всегда', en: 'Always' },

  'plan.waits': {
    ru: 'Файл ещё не сохранён. Посмотрите, что изменится, и решите.',
    en: 'The file is not saved yet. Look at what would change and decide.',
  },
  'plan.open': { ru: 'Посмотреть изменения', en: 'Look at the changes' },
  'plan.overwrites': {
    ru: {
      one: 'Будет заменена {{count, number}} оценка или отметка, уже стоящая в базе.',
      few: 'Будут заменены {{count, number}} оценки или отметки, уже стоящие в базе.',
      many: 'Будут заменены {{count, number}} оценок и отметок, уже стоящих в базе.',
    },
    en: {
      one: '{{count, number}} grade or mark that stands in the database would be replaced.',
      other: '{{count, number}} grades and marks that stand in the database would be replaced.',
    },
  },
  'plan.overwritesNothing': {
    ru: 'Ни одна оценка не заменяется.',
    en: 'No grade is replaced.',
  },
  'plan.renewed': {
    ru: 'Пока вы решали, курс изменился, и файл не сохранён. Ниже новый план, посмотрите его ещё раз.',
    en: 'The course has changed while you decided, so the file was not saved. Below is the new plan: look at it again.',
  },
  'plan.gone': {
    ru: 'План изменений больше не хранится: кто-то из файла удалён по запросу. Составьте его заново.',
    en: 'The plan of changes is not kept any more: somebody in the file was erased on request. Make it anew.',
  },
  'plan.save': { ru: 'Сохранить', en: 'Save' },
  'plan.again': { ru: 'Составить план заново', en: 'Make the plan anew' },
  'plan.discard': { ru: 'Не сохранять', en: 'Do not save' },
  'plan.newCourse': { ru: 'новый курс', en: 'new course' },
  'plan.renamed': { ru: 'курс переименуется, было: «{{name}}»', en: 'the course is renamed, was: "{{name}}"' },
  'plan.overwritten': { ru: 'Заменяемые оценки', en: 'Grades replaced' },
  'plan.programme': { ru: 'Курс сменит программу', en: 'The course gets into another programme' },
  'plan.addedProgrammes': { ru: 'Новые программы', en: 'New programmes' },
  'plan.movedGroups': { ru: 'Группы сменят программу', en: 'Groups get into another programme' },
  'plan.programmes': { ru: 'Программы', en: 'Programmes' },
  'plan.noProgramme': { ru: 'без программы', en: 'no programme' },
  'plan.addedStudents': { ru: 'Появятся в курсе', en: 'Appear in the course' },
  'plan.missingStudents': {
    ru: 'Есть в курсе, но не в файле; останутся',
    en: 'In the course, not in the file; they stay',
  },
  'plan.markedStudents': {
    ru: 'Есть в курсе, но не в файле; останутся с пометкой',
    en: 'In the course, not in the file; they stay, marked',
  },
  'plan.alteredStudents': { ru: 'Сменят имя, почту или группу', en: 'Get another name, e-mail or group' },
  'plan.addedActivities': { ru: 'Новые элементы курса', en: 'New activities' },
  'plan.alteredActivities': {
    ru: 'Элементы сменят название или время занятия',
    en: 'Activities get another name or time of lesson',
  },
  'plan.addedOutcomes': { ru: 'Итоги курса', en: 'Outcomes of the course' },
  'plan.alteredOutcomes': { ru: 'Итоги, которые изменятся', en: 'Outcomes that change' },
  'outcome.passed': { ru: 'сдан', en: 'passed' },
  'outcome.failed': { ru: 'не сдан', en: 'failed' },
  'outcome.left': { ru: 'ушёл', en: 'left' },
  'plan.more': {
    ru: 'и ещё {{count, number}}',
    en: 'and {{count, number}} more',
  },
  'plan.changes': { ru: 'Изменения результатов', en: 'Changes of results' },
  'plan.noChanges': { ru: 'Таких изменений нет', en: 'There are no such changes' },
  'plan.all': { ru: 'Все', en: 'All' },
  'plan.onlyOverwrites': { ru: 'Заменяемые', en: 'Replaced' },
  'plan.filter': { ru: 'Показать изменения', en: 'Show changes' },
  'plan.search': { ru: 'Студент или элемент курса', en: 'Student or activity' },
  'plan.shown': {
    ru: 'Показано {{shown, number}} из {{count, number}}',
    en: '{{shown, number}} of {{count, number}} are shown',
  },
  'plan.more.button': { ru: 'Показать ещё', en: 'Show more' },
  cancelled: {
    ru: 'Импорт прерван до сохранения, в базе ничего не изменилось. Файл удалён.',
    en: 'The import was cancelled before it was saved; nothing in the database has changed. The file is removed.',
  },
  cancel: { ru: 'Прервать импорт', en: 'Cancel the import' },

  undo: { ru: 'Отменить импорт', en: 'Undo the import' },
  'undo.leave': { ru: 'Оставить как есть', en: 'Leave it' },
  'undo.title': { ru: 'Отменить импорт «{{file}}»?', en: 'Undo the import "{{file}}"?' },
  'undo.removed': {
    ru: 'Результатов исчезнет: до импорта их не было',
    en: 'Results that go: they were not there before',
  },
  'undo.restored': { ru: 'Вернётся к прежним значениям', en: 'Get back what stood there before' },
  'undo.confirmed': { ru: 'Останется: то же говорят более поздние файлы', en: 'Stay: later files say the same' },
  'undo.overwritten': { ru: 'Останется: их заменили более поздние импорты', en: 'Stay: later imports replaced them' },
  'undo.courses': { ru: 'Курсы, которые исчезнут вместе с импортом', en: 'Courses that go with the import' },
  'undo.row': { ru: '{{student}}, {{activity}} ({{file}})', en: '{{student}}, {{activity}} ({{file}})' },
  'undo.nothing': { ru: 'Ни один результат не изменится.', en: 'No result changes.' },
  'undo.again': {
    ru: 'Вернуть всё можно, загрузив файл ещё раз.',
    en: 'To have it all back, import the file again.',
  },
  undoing: { ru: 'Импорт отменяется…', en: 'The import is being undone…' },
  undone: {
    ru: 'Импорт отменён: база такая, как если бы этого файла не было.',
    en: 'The import was undone: the database is as if this file had never come.',
  },

  'history.open': { ru: 'История результата', en: 'History of the result' },
  'history.title': { ru: '{{activity}}: откуда результат', en: '{{activity}}: where the result is from' },
  'history.none': {
    ru: 'Ни один из хранимых импортов об этом результате не говорит.',
    en: 'None of the imports that are kept says anything of this result.',
  },
  'history.set': { ru: 'Записано: {{value}}', en: 'Set: {{value}}' },
  'history.confirmed': { ru: 'В файле то же самое', en: 'The file says the same' },
  'history.undone': { ru: 'Было записано: {{value}}; импорт отменён', en: 'Was set: {{value}}; the import was undone' },
  'history.close': { ru: 'Закрыть', en: 'Close' },
});
