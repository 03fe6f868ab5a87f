/** Errors of composing recommendations that people can meet. */
export const composingErrors = {
  'recommendation.course_computing': {
    status: 409,
    ru: 'Показатели курса как раз пересчитываются; рекомендация будет составлена после этого.',
    en: 'The figures of the course are just being computed anew; the recommendation is composed after that.',
  },
} as const;
