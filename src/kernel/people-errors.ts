/** What can be wrong when people are managed, invited and erased; part of error-codes.ts. */
export const peopleErrors = {
  'person.not_found': { status: 404, ru: 'Такого человека нет.', en: 'There is no such person.' },
  'person.changed': {
    status: 409,
    ru: 'Пока вы редактировали, эти данные изменил кто-то другой. Откройте страницу заново и повторите свою правку.',
    en: 'Somebody else changed this person while you were editing. Open the page again and repeat your change.',
  },
  'person.exists': {
    status: 409,
    ru: 'Логин или адрес уже принадлежит другому человеку.',
    en: 'Another person has this login or address already.',
  },
  'person.own_administrator': {
    status: 422,
    ru: 'Свою роль администратора снять нельзя: попросите другого администратора.',
    en: 'You cannot take the administrator role from yourself: ask another administrator.',
  },
  'person.own_access': {
    status: 422,
    ru: 'Закрыть доступ самому себе нельзя: попросите другого администратора.',
    en: 'You cannot deactivate yourself: ask another administrator.',
  },
  'person.last_administrator': {
    status: 422,
    ru: 'Это последний действующий администратор. Сначала назначьте другого.',
    en: 'This is the last active administrator. Appoint another one first.',
  },
  'person.student_taken': {
    status: 409,
    ru: 'Этот студент уже связан с другим пользователем. Сначала снимите ту связь.',
    en: 'This student is linked to another user already. Remove that link first.',
  },
  'person.erased': {
    status: 422,
    ru: 'Этот человек удалён по запросу. Если он вернулся, сначала снимите запрет на странице «Стёртые».',
    en: 'This person was erased on request. If they have come back, lift the erasure on the page "Erased people" first.',
  },
  'erasure.not_found': { status: 404, ru: 'Такого удаления нет.', en: 'There is no such erasure.' },
  'erasure.not_confirmed': {
    status: 422,
    ru: 'Введите в точности то, что показано, чтобы подтвердить удаление.',
    en: 'Type exactly what is shown to confirm the erasure.',
  },
  'erasure.own': {
    status: 422,
    ru: 'Удалить самого себя нельзя: попросите другого администратора.',
    en: 'You cannot erase yourself: ask another administrator.',
  },
  'erasure.not_done': {
    status: 409,
    ru: 'Удаление ещё не выполнено. Дождитесь его.',
    en: 'The erasure is not done yet. Wait for it.',
  },
  'invitations.outdated': {
    status: 409,
    ru: 'С момента проверки что-то изменилось: люди, курсы или программы. Никто не приглашён. Загрузите файл ещё раз.',
    en: 'People, courses or programmes have changed since the check. Nobody was invited. Upload the file again.',
  },
} as const;
