import { defineMessages } from '#web/kit/i18n/messages.ts';

export const gradebookMessages = defineMessages('gradebook', {
  'kind.lecture': { ru: 'Лекция', en: 'Lecture' },
  'kind.test': { ru: 'Тест', en: 'Test' },
  'kind.assignment': { ru: 'Задание', en: 'Assignment' },
  'kind.lesson': { ru: 'Занятие', en: 'Lesson' },
  'kind.exam': { ru: 'Экзамен', en: 'Exam' },
  'kind.material': { ru: 'Материал', en: 'Material' },
  'kind.other': { ru: 'Другое', en: 'Other' },

  'map.title': { ru: 'Карта курса', en: 'Course map' },
  'map.about': { ru: 'Студенты по строкам, элементы курса по столбцам', en: 'Students in rows, activities in columns' },
  'map.label': {
    ru: 'Карта курса: результаты студентов ({{students}}) по элементам курса ({{activities}})',
    en: 'Course map: results of {{students}} students in {{activities}} activities',
  },
  'map.due': { ru: 'срок {{moment}}', en: 'due {{moment}}' },
  'map.empty': { ru: 'На курсе ещё нет результатов', en: 'The course has no results yet' },

  'deadlines.title': { ru: 'Сроки', en: 'Deadlines' },
  'deadlines.activity': { ru: 'Элемент курса', en: 'Activity' },
  'deadlines.due': { ru: 'Срок', en: 'Due' },
  'deadlines.onTime': { ru: 'В срок', en: 'On time' },
  'deadlines.late': { ru: 'С опозданием', en: 'Late' },
  'deadlines.overdue': { ru: 'Просрочено', en: 'Overdue' },
  'deadlines.upcoming': { ru: 'Ещё не сдали', en: 'Not done yet' },
  'deadlines.passed': { ru: 'Наступили', en: 'Passed' },
  'deadlines.ahead': { ru: 'Предстоят', en: 'Ahead' },
  'deadlines.unconfirmed': {
    ru: 'Сдали меньше десятой части, просрочка пока не считается: работы ещё не проверены или срок указан неверно?',
    en: 'Fewer than a tenth have handed in, so nobody is overdue yet: not graded so far, or a wrong date?',
  },
  'deadlines.none': { ru: 'Сроков нет', en: 'No deadlines' },
  'deadlines.noneHint': {
    ru: 'В загруженных ведомостях у элементов курса нет дедлайнов.',
    en: 'No activity in the imported gradebooks has a deadline.',
  },
  'deadlines.filter': { ru: 'Какие сроки показать', en: 'Which deadlines to show' },

  'overdue.title': { ru: 'Просрочено', en: 'Overdue' },
  'overdue.none': { ru: 'Ничего не просрочено', en: 'Nothing is overdue' },
  'upcoming.title': { ru: 'Предстоит', en: 'Upcoming' },
  'upcoming.none': { ru: 'Ближайших сроков нет', en: 'No deadlines ahead' },
  'list.more': {
    ru: { one: 'и ещё {{count}}', few: 'и ещё {{count}}', many: 'и ещё {{count}}' },
    en: { one: 'and {{count}} more', other: 'and {{count}} more' },
  },

  'attendance.title': { ru: 'Посещаемость', en: 'Attendance' },
  'attendance.none': { ru: 'Занятий на курсе ещё не было', en: 'The course has had no lessons yet' },
  'attendance.present': { ru: 'был', en: 'present' },
  'attendance.absent': { ru: 'не был', en: 'absent' },
  'attendance.excused': { ru: 'уважительная причина', en: 'excused' },
  'attendance.unknown': { ru: 'нет отметки', en: 'no mark' },

  'activities.title': { ru: 'Все элементы курса', en: 'All activities' },
  'activities.kind': { ru: 'Вид', en: 'Kind' },
  'activities.state': { ru: 'Состояние', en: 'State' },
  'activities.completed': { ru: 'Выполнено', en: 'Completed' },
  'activities.score': { ru: 'Балл', en: 'Score' },
  'activities.search': { ru: 'Найти элемент курса', en: 'Find an activity' },

  'progress.title': { ru: 'Ход выполнения', en: 'Progress over time' },
  'progress.description': {
    ru: 'Выполнено элементов курса по дням: с {{from}} по {{to}}, всего {{done}} из {{count}}.',
    en: 'Activities completed by day, from {{from}} to {{to}}: {{done}} of {{count}} in all.',
  },
  'progress.done': { ru: 'Выполнено', en: 'Completed' },
  'progress.due': { ru: 'Наступил срок', en: 'Due' },
  'progress.day': { ru: 'День', en: 'Day' },
  'progress.none': { ru: 'Пока ничего не выполнено', en: 'Nothing is completed yet' },
});
