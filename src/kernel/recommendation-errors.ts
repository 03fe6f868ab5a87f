/** Errors of recommendations that people can meet. */
export const recommendationErrors = {
  'recommendation.not_found': {
    status: 404,
    ru: 'Рекомендация не найдена.',
    en: 'The recommendation was not found.',
  },
  'recommendation.already_approved': {
    status: 409,
    ru: 'Рекомендацию уже одобрил другой преподаватель. Ваше решение не сохранено; ниже показано его.',
    en: 'Another teacher has approved this already. Your decision was not saved; theirs is shown below.',
  },
  'recommendation.already_rejected': {
    status: 409,
    ru: 'Рекомендацию уже отклонил другой преподаватель. Ваше решение не сохранено; ниже показано его.',
    en: 'Another teacher has rejected this already. Your decision was not saved; theirs is shown below.',
  },
  'recommendation.outdated': {
    status: 409,
    ru: 'Данные курса изменились, и эту рекомендацию заменила новая. Обновите список.',
    en: 'The data of the course has changed and a newer one has taken its place. Load the list again.',
  },
  'recommendation.not_undone': {
    status: 409,
    ru: 'Решение уже не отменить: после него рекомендацию изменили или её заменила новая.',
    en: 'This decision cannot be taken back any more: it was changed since, or a newer one has taken its place.',
  },
  'recommendation.waits_for_review': {
    status: 409,
    ru: 'Совет уже составлен и ждёт проверки преподавателя. Он появится здесь после неё.',
    en: 'Advice is composed already and waits for a teacher to check it. It appears here after that.',
  },
  'recommendation.asked_lately': {
    status: 429,
    ru: 'Совет составляли меньше {{minutes}} минут назад. Попросите позже: нового пока не узнать.',
    en: 'Advice was composed less than {{minutes}} minutes ago. Ask later: there is nothing new to tell yet.',
  },
  'recommendation.no_item': {
    status: 422,
    ru: 'В рекомендации нет такого пункта. Обновите страницу.',
    en: 'The recommendation has no such item. Load the page again.',
  },
  'recommendation.too_many_items': {
    status: 422,
    ru: 'Больше {{most}} пунктов студенту не показываем. Уберите лишние.',
    en: 'A student is shown {{most}} items at most. Take some away.',
  },
} as const;
