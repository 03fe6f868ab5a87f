/** Errors of what teachers do for the students of a course. */
export const teachingErrors = {
  'flag.none': {
    status: 409,
    ru: 'Студент больше не в зоне B или C: отвечать не на что.',
    en: 'The student is no longer in zone B or C: there is nothing to answer.',
  },
  'contact.not_enrolled': {
    status: 409,
    ru: 'Кого-то из выбранных больше нет на курсе. Обновите страницу.',
    en: 'Somebody chosen is no longer in the course. Load the page again.',
  },
  'material.not_found': {
    status: 404,
    ru: 'Материала больше нет: возможно, его убрали. Обновите страницу.',
    en: 'The material is gone: it may have been removed. Load the page again.',
  },
} as const;
