import type { IssueSentences } from './sentences.ts';

/** Problems of courses that connections pull. */
export const pulledIssues = {
  'file.pulled_course_broken': {
    severity: 'error',
    ru: 'Это курс из подключения, но файл изменён и не читается. Заберите курс ещё раз на странице «Подключения».',
    en: 'This is a course of a connection, but the file was changed and cannot be read. Pull the course again on the page "Connections".',
  },
  'pulled.no_attendance': {
    severity: 'info',
    ru: 'Посещаемость не прочитана: у токена нет функции mod_attendance_get_sessions.',
    en: 'Attendance was not read: the token does not have the function mod_attendance_get_sessions.',
  },
  'pulled.no_completion': {
    severity: 'info',
    ru: 'Выполнение элементов без оценки не прочитано: у токена нет функции core_completion_get_activities_completion_status или права на неё.',
    en: 'What is done and has no grade was not read: the token does not have the function core_completion_get_activities_completion_status, or the right to it.',
  },
  'pulled.no_contents': {
    severity: 'info',
    ru: 'Состав курса не прочитан: у токена нет функции core_course_get_contents. Без неё нет посещаемости и элементов без оценки.',
    en: 'The contents of the course were not read: the token does not have the function core_course_get_contents. Without it there is no attendance and nothing without a grade.',
  },
  'pulled.no_assignments': {
    severity: 'warning',
    ru: 'Сроки заданий не прочитаны: у токена нет функции mod_assign_get_assignments. Без сроков нельзя увидеть опоздания.',
    en: 'Deadlines of assignments were not read: the token does not have the function mod_assign_get_assignments. Without deadlines nothing is late.',
  },
  'pulled.no_quizzes': {
    severity: 'warning',
    ru: 'Сроки тестов не прочитаны: у токена нет функции mod_quiz_get_quizzes_by_courses. Без сроков нельзя увидеть опоздания.',
    en: 'Deadlines of quizzes were not read: the token does not have the function mod_quiz_get_quizzes_by_courses. Without deadlines nothing is late.',
  },
  'pulled.no_emails': {
    severity: 'warning',
    ru: 'Система не показывает токену адреса почты студентов. По ним студентов узнают в других источниках.',
    en: 'The system does not show the token the e-mail addresses of students. By these students are recognised in other sources.',
  },
} as const satisfies IssueSentences;
