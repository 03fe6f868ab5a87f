import type { ColumnMeaning } from '../../mapping/contract.ts';
import { isHeader } from '../headers.ts';
import { headerWords } from '../header-words.ts';
import { Vocabulary } from '../vocabulary.ts';

/** `person` may be a name or an id, `year_or_course` a year of study or a course: the cells decide. */
export type HeaderMeaning = ColumnMeaning | 'person' | 'year_or_course';

/** Headers of tables that people make by hand, in Russian and English. */
const aliases = new Vocabulary<HeaderMeaning>([
  ['student', 'ID', 'ИД', 'ID студента', 'Студент ID', 'Student ID', 'Student number', 'Student no', 'User ID'],
  ['student', 'ID number', 'Login', 'Username', 'Логин', 'ИСУ', 'Номер ИСУ', 'Табельный номер', 'Код студента'],
  ['student', 'Номер студента', 'Зачётная книжка', 'Номер зачётной книжки', '№ зачётной книжки', 'Зачётка'],
  ['student', '№ зачётки', 'Номер зачётки', 'Студенческий билет', '№ студенческого билета'],
  ['person', 'Студент', 'Студенты', 'Обучающийся', 'Слушатель', 'Student', 'Learner'],
  ['name', 'ФИО', 'Ф.И.О', 'Ф. И. О', 'ФИО студента', 'Фамилия Имя Отчество', 'Фамилия, имя, отчество'],
  ['name', 'Фамилия Имя', 'Фамилия и имя', 'Фамилия, имя', 'Имя студента', 'Name', 'Full name', 'Student name'],
  ['family_name', 'Фамилия', 'Last name', 'Surname', 'Family name'],
  ['given_name', 'Имя', 'First name', 'Given name'],
  ['middle_name', 'Отчество', 'Middle name', 'Patronymic'],
  ['email', 'E-mail', 'Email', 'Почта', 'Эл. почта', 'Электронная почта', 'Адрес электронной почты', 'Email address'],
  ['group', 'Группа', 'Учебная группа', '№ группы', 'Номер группы', 'Group', 'Study group'],
  ['course', 'Дисциплина', 'Предмет', 'Название курса', 'Название дисциплины', 'Course', 'Course name'],
  ['course', 'Subject', 'Discipline'],
  ['year_or_course', 'Курс'],
  ['activity', 'Элемент', 'Элемент курса', 'Активность', 'Задание', 'Работа', 'Вид работы', 'Название работы'],
  ['activity', 'Контрольная точка', 'Мероприятие', 'Занятие', 'Activity', 'Activity name', 'Assignment'],
  ['activity', 'Assignment name', 'Item', 'Task', 'Lesson', 'Элемент оценивания'],
  ['score', 'Балл', 'Баллы', 'Оценка', 'Результат', 'Набрано', 'Количество баллов', 'Score', 'Points', 'Grade'],
  ['score', 'Mark', 'Result'],
  ['status', 'Статус', 'Состояние', 'Отметка о выполнении', 'Status', 'State'],
  ['maximum', 'Максимум', 'Макс', 'Макс. балл', 'Максимальный балл', 'Максимальная оценка', 'Max', 'Maximum'],
  ['maximum', 'Max score', 'Max points', 'Maximum score', 'Points possible', 'Out of'],
  ['time', 'Дата', 'Дата сдачи', 'Время', 'Время сдачи', 'Сдано', 'Date', 'Time', 'Submitted', 'Submitted at'],
  ['time', 'Submission date', 'Submission time'],
  ['deadline', 'Сдать до', 'Due by'],
  ['attendance', 'Посещаемость', 'Посещение', 'Присутствие', 'Явка', 'Attendance', 'Presence'],
  ['total', 'Сумма', 'Сумма баллов', 'Общий балл', 'Средний балл', 'Итоговый балл', 'Итоговая оценка', 'Рейтинг'],
  ['total', 'Total score', 'Final score', 'Final grade', 'Overall', 'Overall grade', 'Rating'],
  ['ignore', '№', '№ п/п', 'п/п', 'N', 'No', '#', 'Тема', 'Topic', 'Раздел', 'Модуль', 'Module'],
  ['ignore', 'Комментарий', 'Комментарии', 'Примечание', 'Примечания', 'Comment', 'Comments', 'Note', 'Notes'],
  ['ignore', 'Телефон', 'Phone', 'Факультет', 'Направление', 'Специальность', 'Программа', 'Faculty', 'Programme'],
  ['ignore', 'Преподаватель', 'Teacher', 'Подпись', 'Вариант', '№ варианта', 'Variant', 'Подгруппа', 'Subgroup'],
  ['ignore', 'Бригада', 'Команда', 'Team', 'Семестр', 'Semester', 'Учебный год', 'Год', 'Year', 'Возраст', 'Age'],
]);

/** What a header says its column is; undefined when it says nothing we know, as the name of a work does. */
export function headerMeaning(header: string): HeaderMeaning | undefined {
  const found = aliases.find(headerWords(header));
  if (found) return found;
  if (isHeader(header, 'completion')) return 'time';
  if (isHeader(header, 'deadline')) return 'deadline';
  return isHeader(header, 'total') ? 'total' : undefined;
}

/** A header that is the name of a lesson: its date, or a word for it. */
const lesson =
  /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?$|^(?:занятие|лекция|семинар|практика|пара|урок|lesson|lecture|seminar|class|week|неделя)(?!\p{L})/iu;
/** A header that is the name of a work. */
const work =
  /(?<!\p{L})(?:лаб\p{L}*|лр|тест\p{L}*|дз|кр|контрольн\p{L}*|задани\p{L}*|эссе|проект\p{L}*|экзамен\p{L}*|зач[её]т\p{L}*|коллоквиум\p{L}*|реферат\p{L}*|курсов\p{L}*|рубеж\p{L}*|lab\p{L}*|test\p{L}*|quiz\p{L}*|homework|hw|assignment\p{L}*|essay|project\p{L}*|exam\p{L}*|task\p{L}*)(?!\p{L})/iu;

/** Whether an activity's name says that it is a lesson or a work. */
export function nameSays(header: string): 'lesson' | 'work' | undefined {
  if (work.test(header)) return 'work';
  return lesson.test(header) ? 'lesson' : undefined;
}

/** `Тест (макс. 20)`, `Lab 1 (out of 10)`, `Эссе, 5 баллов`, `Лаб 2 /10`: most points behind the name of a work. */
const behindName =
  /^(.*\S)(?:\s*[([](?:(?:макс\p{L}*|max\p{L}*)\.?|из|out of)\s*:?\s*(\d[\d.,]*)\s*(?:б|балл\p{L}*|points?|pts)?\.?[)\]]|\s*[([,]\s*(\d[\d.,]*)\s*(?:б|балл\p{L}*|points?|pts)\.?[)\]]?|\s*\/\s*(\d[\d.,]*))$/iu;

/** The name of a work without its most points, and those. */
export function splitMaximum(header: string): { readonly name: string; readonly maximum?: string } {
  const [, name, first, second, third] = behindName.exec(header) ?? [];
  const maximum = first ?? second ?? third;
  return name === undefined || maximum === undefined ? { name: header } : { name, maximum };
}
