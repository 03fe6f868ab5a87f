import { defineMessages } from '#web/kit/i18n/messages.ts';

export const folderMessages = defineMessages('imports.folder', {
  title: { ru: 'Папка обмена', en: 'Exchange folder' },
  by: { ru: 'папка обмена', en: 'exchange folder' },
  off: {
    ru: 'Не настроена. Выгрузки, которые кладут в общую папку, могут загружаться сами: администратор сервера указывает её в PULSE_WATCH_FOLDER и перезапускает программу.',
    en: 'Not set up. Exports dropped into a shared folder can be imported by themselves: the administrator of the server names it in PULSE_WATCH_FOLDER and restarts the program.',
  },
  looked: { ru: '{{folder}} · просмотрена {{moment}}', en: '{{folder}} · looked into {{moment}}' },
  notYet: { ru: '{{folder}} · ещё не просматривалась', en: '{{folder}} · not looked into yet' },
  'problem.missing': {
    ru: 'Папки нет на месте. Возможно, общий диск не подключён; проверим снова через минуту.',
    en: 'The folder is not there. The share may not be mounted; the next look is in a minute.',
  },
  'problem.forbidden': {
    ru: 'Программе не разрешено читать папку. Дайте её пользователю право на чтение.',
    en: 'The program may not read the folder. Give its user the right to read it.',
  },
  'problem.unreachable': {
    ru: 'Папка не отвечает. Проверим снова через минуту.',
    en: 'The folder does not answer. The next look is in a minute.',
  },
  'problem.too_many': {
    ru: 'В папке больше 5000 файлов. Оставьте в ней только новые выгрузки.',
    en: 'The folder has more than 5,000 files. Leave only new exports in it.',
  },
  empty: { ru: 'В папке нет файлов', en: 'The folder has no files' },
  emptyHint: {
    ru: 'Новый файл загрузится через одну-две минуты после того, как перестанет меняться.',
    en: 'A new file is imported a minute or two after it has stopped changing.',
  },
  file: { ru: 'Файл', en: 'File' },
  bytes: { ru: 'Размер', en: 'Size' },
  changed: { ru: 'Изменён', en: 'Changed' },
  state: { ru: 'Состояние', en: 'State' },
  'state.settling': { ru: 'Возможно, ещё записывается', en: 'May still be written' },
  'state.imported': { ru: 'Загружен', en: 'Imported' },
  'state.repeated': { ru: 'Такое содержимое уже загружали', en: 'Its content was imported before' },
  'state.empty': { ru: 'Пуст', en: 'Empty' },
  'state.too_large': { ru: 'Слишком велик', en: 'Too large' },
  'state.unreadable': { ru: 'Не читается, проверьте права', en: 'Cannot be read, check its rights' },
  first: {
    ru: 'Показаны первые {{shown, number}} из {{count, number}}.',
    en: 'The first {{shown, number}} of {{count, number}} are shown.',
  },
});
