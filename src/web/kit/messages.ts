import { defineMessages } from './i18n/messages.ts';

/** Phrases of the parts that every page uses. */
export const kitMessages = defineMessages('kit', {
  retry: { ru: 'Повторить', en: 'Try again' },
  loading: { ru: 'Загрузка…', en: 'Loading…' },
  cancel: { ru: 'Отменить', en: 'Cancel' },

  'setting.save': { ru: 'Сохранить', en: 'Save' },
  'setting.saved': { ru: 'Сохранено.', en: 'Saved.' },
  'setting.undo': { ru: 'Вернуть как было', en: 'Undo' },

  copy: { ru: 'Скопировать', en: 'Copy' },
  'copy.copied': { ru: 'Скопировано', en: 'Copied' },
  'copy.byHand': {
    ru: 'Текст выделен: скопируйте его клавишами Ctrl+C.',
    en: 'The text is selected: copy it with Ctrl+C.',
  },

  'problem.title': { ru: 'Не удалось загрузить данные', en: 'The data could not be loaded' },
  'problem.network.unreachable': {
    ru: 'Нет связи с сервером. Проверьте подключение и повторите.',
    en: 'The server cannot be reached. Check your connection and try again.',
  },
  'problem.answer.unreadable': {
    ru: 'Сервер ответил непонятно (код {{status}}). Повторите через минуту.',
    en: 'The server gave an unexpected answer (status {{status}}). Try again in a minute.',
  },
  'problem.unexpected': {
    ru: 'На странице произошла ошибка. Обновите её; если ошибка повторится, сообщите администратору.',
    en: 'Something went wrong on this page. Reload it; if it happens again, tell the administrator.',
  },
  'problem.id': { ru: 'Номер ошибки', en: 'Error number' },

  'zone.A': { ru: 'Идёт по плану', en: 'On track' },
  'zone.B': { ru: 'Нужно внимание', en: 'Needs attention' },
  'zone.C': { ru: 'В зоне риска', en: 'At risk' },
  'zone.none': { ru: 'Мало данных', en: 'Not enough data' },
  'zone.long': { ru: 'Зона {{zone}}: {{name}}', en: 'Zone {{zone}}: {{name}}' },

  'table.sortBy': { ru: 'Сортировка', en: 'Sort by' },
  'table.all': {
    ru: {
      one: 'Показать {{count, number}} строку',
      few: 'Показать все {{count, number}} строки',
      many: 'Показать все {{count, number}} строк',
    },
    en: { one: 'Show {{count, number}} row', other: 'Show all {{count, number}} rows' },
  },
  'table.nothing': { ru: 'Ничего не найдено', en: 'Nothing found' },
  'table.nothingHint': { ru: 'Измените условия поиска или фильтра.', en: 'Change the search or the filters.' },

  'figure.asTable': { ru: 'Показать таблицей', en: 'Show as a table' },
  'figure.asPicture': { ru: 'Показать картинкой', en: 'Show as a picture' },

  'cell.done': { ru: 'Сделано', en: 'Done' },
  'cell.late': { ru: 'Сдано с опозданием', en: 'Done late' },
  'cell.failed': { ru: 'Сделано, ниже проходного балла', en: 'Done, below the pass mark' },
  'cell.attempted': { ru: 'Начато, не сделано', en: 'Attempted, not done' },
  'cell.overdue': { ru: 'Просрочено', en: 'Overdue' },
  'cell.upcoming': { ru: 'Ещё не сделано', en: 'Not done yet' },
  'cell.excused': { ru: 'Освобождён', en: 'Excused' },
  'cell.present': { ru: 'Был на занятии', en: 'Present' },
  'cell.absent': { ru: 'Не был на занятии', en: 'Absent' },
  'cell.unknown': { ru: 'Нет данных', en: 'No data' },
  'map.legend': { ru: 'Обозначения', en: 'Legend' },
  'map.keys': {
    ru: 'Стрелки перемещают по ячейкам, Enter открывает студента.',
    en: 'Arrow keys move between cells, Enter opens the student.',
  },
  'map.student': { ru: 'Студент', en: 'Student' },

  'step.reading': { ru: 'Чтение', en: 'Reading' },
  'step.checking': { ru: 'Проверка', en: 'Checking' },
  'step.saving': { ru: 'Сохранение', en: 'Saving' },
  'step.recomputing': { ru: 'Пересчёт', en: 'Recomputing' },
});
