import type { Forms } from '#kernel/words.ts';

interface FeedbackSentences {
  readonly questions: Forms;
  readonly allRight: readonly string[];
  readonly someRight: readonly string[];
  readonly noneRight: readonly string[];
  readonly noneChecked: readonly string[];
  readonly wrong: string;
  readonly skipped: string;
  readonly again: string;
  readonly waiting: string;
  readonly further: string;
}

/** Sentences of feedback on a test by rules; `{…}` are put in. */
export const feedbackSentences: Readonly<Record<'ru' | 'en', FeedbackSentences>> = {
  ru: {
    questions: { one: 'вопрос', few: 'вопроса', many: 'вопросов', other: 'вопроса' },
    allRight: ['В тесте {test} верны все проверенные ответы: {right}. Отличный результат!'],
    someRight: [
      'В тесте {test} верно {right} из {checked} проверенных.',
      'Тест {test}: верно {right} из {checked} проверенных.',
    ],
    noneRight: ['Тест {test} пока не получился — это повод спокойно разобрать тему ещё раз.'],
    noneChecked: ['Ответы на тест {test} получены и ждут проверки.'],
    wrong: 'Разберите вопросы, в которых ответ неверен: № {numbers}.',
    skipped: 'Попробуйте ответить на пропущенное: № {numbers}. Ответ наугад учит больше, чем пропуск.',
    again: 'Перечитайте материалы темы {topic}.',
    waiting: 'Ждут проверки преподавателем: № {numbers}. Результат ещё может измениться.',
    further: 'Расскажите кому-нибудь тему {topic} своими словами: так лучше всего видно, что уже понятно.',
  },
  en: {
    questions: { one: 'question', other: 'questions' },
    allRight: ['In the test {test} every checked answer is right: {right}. An excellent result!'],
    someRight: [
      'In the test {test} you have {right} of {checked} checked right.',
      'Test {test}: {right} of {checked} checked are right.',
    ],
    noneRight: ['The test {test} has not worked out yet: a reason to go over the topic again at ease.'],
    noneChecked: ['Your answers to the test {test} are in and wait to be checked.'],
    wrong: 'Go through the questions with a wrong answer: no. {numbers}.',
    skipped: 'Try to answer what was skipped: no. {numbers}. A guess teaches more than a gap.',
    again: 'Read the material of the topic {topic} again.',
    waiting: 'Waiting for your teacher: no. {numbers}. The result may still change.',
    further: 'Explain the topic {topic} to somebody in your own words: nothing shows better what is understood.',
  },
};
