/** Problems of imports, as `errorCodes` has them. */
export const importErrors = {
  'import.not_found': { status: 404, ru: 'Импорт не найден.', en: 'The import was not found.' },
  'import.original_removed': {
    status: 410,
    ru: 'Исходный файл удалён: истёк срок хранения или кто-то из него удалён по запросу. Результаты импорта остались.',
    en: 'The uploaded file was removed: its time was up, or somebody in it was erased on request. What it brought stays.',
  },
  'import.no_file': { status: 400, ru: 'Приложите хотя бы один файл.', en: 'Attach at least one file.' },
  'import.course_name_too_long': {
    status: 422,
    ru: 'Название курса длиннее {{max}} символов. Сократите его.',
    en: 'The course name is longer than {{max}} characters. Shorten it.',
  },
  'import.unknown_review': {
    status: 400,
    ru: 'Поле review может быть одним из: {{known}}.',
    en: 'The field review may be one of: {{known}}.',
  },
  'import.no_plan': {
    status: 409,
    ru: 'Плана изменений нет. Составьте его заново.',
    en: 'There is no plan of changes. Make it anew.',
  },
  'import.not_in_review': {
    status: 409,
    ru: 'Этот импорт не ждёт решения: его уже сохраняют, отменили или он завершён.',
    en: 'This import does not wait for a decision: it is being saved, was cancelled or has ended.',
  },
  'import.people_undecided': {
    status: 409,
    ru: 'Сначала решите, кто эти люди, и составьте план заново: без этого файл сохранить нельзя.',
    en: 'First decide who these people are and make the plan anew: the file cannot be saved without that.',
  },
  'import.person_taken': {
    status: 409,
    ru: 'Этого решения уже нельзя принять: студентом уже назван другой человек из файла, или вопроса больше нет.',
    en: 'This cannot be decided any more: another person of the file is that student, or nobody is asked about.',
  },
  'import.plan_renewed': {
    status: 409,
    ru: 'План изменений с тех пор составлен заново. Посмотрите его ещё раз.',
    en: 'The plan of changes has been made anew since. Look at it again.',
  },
  'import.not_cancellable': {
    status: 409,
    ru: 'Отменить этот импорт уже нельзя: он сохраняется или завершён. Сохранённый импорт можно отменить целиком.',
    en: 'It is too late to cancel this import: it is being saved or has ended. An import that was saved can be undone.',
  },
  'import.not_undoable': {
    status: 409,
    ru: 'Отменить можно только сохранённый импорт, пока хранится журнал его изменений.',
    en: 'Only an import that was saved can be undone, as long as the ledger of its changes is kept.',
  },
  'import.unreadable': { status: 422, ru: 'Файл не читается: {{reason}}', en: 'The file cannot be read: {{reason}}' },
  'source.not_found': { status: 404, ru: 'Такой источник неизвестен.', en: 'There is no such source.' },
  'profile.not_found': { status: 404, ru: 'Профиль не найден.', en: 'The profile was not found.' },
  'profile.exists': {
    status: 409,
    ru: 'Профиль с таким названием уже есть. Назовите этот иначе.',
    en: 'There is a profile of this name already. Choose another name.',
  },
  'profile.changed': {
    status: 409,
    ru: 'Профиль с тех пор изменён. Обновите страницу и решите заново.',
    en: 'The profile was changed meanwhile. Reload the page and decide again.',
  },
} as const;
