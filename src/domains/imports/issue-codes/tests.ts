import type { IssueSentences } from './sentences.ts';

/** Of questions of tests, what students answered, and the programme of a course. */
export const testIssues = {
  'tests.not_json': {
    severity: 'error',
    ru: 'Файл похож на JSON, но записан с ошибкой: {{reason}}. Исправьте её или выгрузите файл заново.',
    en: 'The file looks like JSON but is written wrongly: {{reason}}. Correct it or export the file again.',
  },
  'tests.unknown_layout': {
    severity: 'error',
    ru: 'Это JSON, но не программа курса, не тесты и не ответы студентов. Проверьте названия полей: они есть в описании форматов.',
    en: 'This is JSON, but no programme of a course, no tests and no answers of students. Check the names of the fields against the description of formats.',
  },
  'tests.other_file': {
    severity: 'error',
    ru: 'В архиве с программой, тестами и ответами лежит файл другого вида. Загрузите его отдельно.',
    en: 'The archive with programme, tests and answers holds a file of another kind. Upload it apart.',
  },
  'tests.layout_twice': {
    severity: 'error',
    ru: 'Файл с тем же содержанием уже есть: «{{first}}». Оставьте один из двух.',
    en: 'There is a file of this kind already: "{{first}}". Keep one of the two.',
  },
  'tests.no_field': {
    severity: 'error',
    ru: 'Здесь должно быть поле «{{field}}» ({{wanted}}). Добавьте или исправьте его.',
    en: 'A field "{{field}}" ({{wanted}}) is wanted here. Add or correct it.',
  },
  'tests.too_long': {
    severity: 'error',
    ru: 'Текст длиннее {{max}} знаков. Сократите его.',
    en: 'The text is longer than {{max}} characters. Shorten it.',
  },
  'tests.too_many_questions': {
    severity: 'error',
    ru: 'В тесте больше {{max}} вопросов. Разделите его.',
    en: 'The test has more than {{max}} questions. Divide it.',
  },
  'tests.topic_twice': {
    severity: 'error',
    ru: 'Тема «{{value}}» уже есть выше: {{first}}. Оставьте её один раз.',
    en: 'The topic "{{value}}" stands above already: {{first}}. Keep it once.',
  },
  'tests.student_twice': {
    severity: 'error',
    ru: 'Студент «{{value}}» уже есть выше: {{first}}. Соедините его ответы.',
    en: 'The student "{{value}}" stands above already: {{first}}. Join the answers.',
  },
  'tests.right_no_option': {
    severity: 'error',
    ru: 'Правильный ответ «{{value}}» — не номер и не текст одного из вариантов (их {{options}}). Исправьте его.',
    en: 'The right answer "{{value}}" is neither number nor text of one of the options (there are {{options}}). Correct it.',
  },
  'tests.right_unknown': {
    severity: 'warning',
    ru: 'Правильного ответа нет: ответы на этот вопрос останутся непроверенными.',
    en: 'There is no right answer: answers to this question stay unchecked.',
  },
  'tests.found': {
    severity: 'info',
    ru: 'Найдено: тем в программе — {{topics}}, тестов — {{tests}}, вопросов — {{questions}}, студентов — {{students}}, ответов — {{answers}}, из них пропущено — {{skipped}}.',
    en: 'Found: topics of the programme {{topics}}, tests {{tests}}, questions {{questions}}, students {{students}}, answers {{answers}}, of these skipped {{skipped}}.',
  },
  'tests.course_as_chosen': {
    severity: 'info',
    ru: 'Курса в файлах нет; взят указанный при загрузке: «{{course}}».',
    en: 'The files name no course; the one chosen for the upload was taken: "{{course}}".',
  },
  'tests.course_from_file_name': {
    severity: 'warning',
    ru: 'Курса в файлах нет; взят из имени файла: «{{course}}». Если это не тот курс, отмените загрузку и укажите курс при новой.',
    en: 'The files name no course; the name of the file gave "{{course}}". If that is not the course, undo the import and name the course with a new upload.',
  },
  'tests.unknown_test': {
    severity: 'error',
    ru: 'Есть ответы, но нет вопросов темы «{{topic}}». Загрузите сначала файл с тестами этого курса или вместе с ответами; если тема есть под другим названием, исправьте его.',
    en: 'There are answers, but no questions of the topic "{{topic}}". Upload the tests of this course first or together with the answers; if the topic goes by another name, correct it.',
  },
  'tests.too_many_answers': {
    severity: 'error',
    ru: 'Ответов больше, чем вопросов в тесте «{{topic}}» ({{questions}}): нельзя понять, какой к чему относится. Уберите лишние или загрузите полный тест.',
    en: 'There are more answers than questions in the test "{{topic}}" ({{questions}}): nobody can tell which belongs to which. Remove some, or upload the whole test.',
  },
  'tests.fewer_answers': {
    severity: 'warning',
    ru: 'Ответов {{answers}}, а вопросов в тесте «{{topic}}» {{questions}}. Об остальных ничего не известно; пропущенный вопрос записывают пустой строкой.',
    en: 'There are {{answers}} answers, but {{questions}} questions in the test "{{topic}}". Of the rest nothing is known; a skipped question is written as an empty text.',
  },
  'tests.no_option': {
    severity: 'warning',
    ru: 'Ответ «{{value}}» — не номер и не текст одного из вариантов. Он сохранён непроверенным: исправьте файл или отметьте ответ на странице курса.',
    en: 'The answer "{{value}}" is neither number nor text of one of the options. It was kept unchecked: correct the file, or mark the answer on the page of the course.',
  },
} as const satisfies IssueSentences;
