import type { Forms } from '#kernel/words.ts';

/** Sentences of advice by rules. `{…}` are put in whole: names in quotes, days in words. Several wordings: one is chosen. */
export interface AdviceSentences {
  readonly opening: Readonly<Record<'risen' | 'a' | 'b' | 'c' | 'over' | 'none', readonly string[]>>;
  /** A step with its date: «A» (срок был 5 октября). */
  readonly step: Readonly<Record<'overdue' | 'open' | 'failed', string>>;
  readonly stepWithoutDate: Readonly<Record<'overdue' | 'open' | 'failed', string>>;
  /** By whose usual score it leads there. */
  readonly way: Readonly<Record<'student' | 'course' | 'none', readonly string[]>>;
  /** Of a way that is too long to be told whole. */
  readonly begin: readonly string[];
  readonly nearest: readonly string[];
  readonly overdue: readonly string[];
  readonly next: readonly string[];
  /** Of the next deadline but those that were named. */
  readonly then: readonly string[];
  readonly failed: readonly string[];
  readonly topic: readonly string[];
  readonly contents: string;
  readonly week: string;
  readonly attendance: readonly string[];
  readonly rhythm: readonly string[];
  readonly teacher: readonly string[];
  readonly over: readonly string[];
  readonly fine: readonly string[];
  readonly answers: Forms;
}

export const adviceSentences: Readonly<Record<'ru' | 'en', AdviceSentences>> = {
  ru: {
    opening: {
      risen: [
        'Хорошая новость: вы поднялись из зоны {before} в зону {zone}.',
        'Вы поднялись из зоны {before} в зону {zone} — это заметный шаг.',
      ],
      a: ['В целом всё идёт хорошо.', 'Вы хорошо держитесь.'],
      b: ['Небольшое отставание ещё легко сократить.', 'Сейчас удобный момент, чтобы вернуться в ритм курса.'],
      c: [
        'Отставание накопилось, но его можно сократить шаг за шагом.',
        'Сейчас в курсе непросто, но начать можно с малого.',
      ],
      over: ['Сроки курса прошли.'],
      none: ['О ваших успехах в курсе пока известно немного.'],
    },
    step: { overdue: '{name} (срок был {day})', open: '{name} (до {day})', failed: '{name} (пересдать)' },
    stepWithoutDate: { overdue: '{name}', open: '{name}', failed: '{name} (пересдать)' },
    way: {
      student: [
        'Выполните {steps}. С вашим обычным результатом этого хватит, чтобы перейти в зону {zone}.',
        'Сделайте {steps}: с вашим обычным результатом это приведёт в зону {zone}.',
      ],
      course: ['Выполните {steps}. С обычным для курса результатом этого хватит, чтобы перейти в зону {zone}.'],
      none: [
        'Выполните {steps}. Этого хватит, чтобы перейти в зону {zone}.',
        'Сделайте {steps}: это приведёт в зону {zone}.',
      ],
    },
    begin: ['Начните с {steps}: так отставание станет меньше.'],
    nearest: ['Начните с {steps}: сейчас это поможет больше всего.'],
    overdue: [
      'Сдайте просроченное, начиная с {steps}. Если сдать уже нельзя, спросите преподавателя, чем это заменить.',
    ],
    next: [
      'Ближайший срок: {steps}. Начните заранее, чтобы осталось время на вопросы.',
      'Запланируйте {steps}: это ближайший срок.',
    ],
    then: ['Следом по сроку идёт {steps}: оставьте время и на это.'],
    failed: ['Уточните у преподавателя, можно ли пересдать {steps}.'],
    topic: [
      'Повторите тему {topic}: ваш средний результат — {pct} % ({answers}).',
      'Вернитесь к теме {topic}: пока средний результат — {pct} % ({answers}).',
    ],
    contents: 'В программе курса: {contents}.',
    week: 'Неделя программы: {week}.',
    attendance: [
      'Приходите на ближайшие занятия: сейчас посещаемость {pct} %, и материал легче разбирать вместе с группой.',
    ],
    rhythm: ['Выберите постоянное время для этого курса, например один вечер каждую неделю: так сроки не копятся.'],
    teacher: [
      'Напишите преподавателю, что мешает: вместе проще решить, с чего начать.',
      'Договоритесь с преподавателем о короткой беседе: он подскажет, что ещё можно сделать.',
    ],
    over: ['Спросите преподавателя, можно ли ещё закрыть то, что осталось, и как.'],
    fine: ['Сохраняйте этот темп: сейчас он вам подходит.'],
    answers: { one: 'ответ', few: 'ответа', many: 'ответов', other: 'ответа' },
  },
  en: {
    opening: {
      risen: [
        'Good news: you have moved up from zone {before} to zone {zone}.',
        'You have moved up from zone {before} to zone {zone}: a real step.',
      ],
      a: ['On the whole things are going well.', 'You are keeping up well.'],
      b: [
        'You are a little behind, and it is still easy to catch up.',
        'Now is a good moment to get back into the rhythm of the course.',
      ],
      c: [
        'Some work has piled up, but it can be brought down step by step.',
        'The course is not easy right now, but a small step is a good start.',
      ],
      over: ['The deadlines of this course have passed.'],
      none: ['Little is known of how the course goes for you yet.'],
    },
    step: { overdue: '{name} (it was due {day})', open: '{name} (by {day})', failed: '{name} (again)' },
    stepWithoutDate: { overdue: '{name}', open: '{name}', failed: '{name} (again)' },
    way: {
      student: [
        'Complete {steps}. With your usual result this is enough to move to zone {zone}.',
        'Do {steps}: with your usual result this leads to zone {zone}.',
      ],
      course: ['Complete {steps}. With a result that is usual in the course this is enough to move to zone {zone}.'],
      none: ['Complete {steps}. This is enough to move to zone {zone}.', 'Do {steps}: this leads to zone {zone}.'],
    },
    begin: ['Begin with {steps}: that makes the backlog smaller.'],
    nearest: ['Begin with {steps}: right now this helps the most.'],
    overdue: [
      'Hand in what is overdue, beginning with {steps}. If it is no longer accepted, ask your teacher what can replace it.',
    ],
    next: [
      'Next deadline: {steps}. Begin early, so that there is time for questions.',
      'Plan for {steps}: it is the next deadline.',
    ],
    then: ['After that comes {steps}: leave some time for it, too.'],
    failed: ['Ask your teacher whether you may take {steps} again.'],
    topic: [
      'Go over the topic {topic} again: your mean result is {pct}% ({answers}).',
      'Come back to the topic {topic}: so far your mean result is {pct}% ({answers}).',
    ],
    contents: 'In the programme of the course: {contents}.',
    week: 'Week of the programme: {week}.',
    attendance: [
      'Come to the next lessons: your attendance is {pct}% now, and the material is easier together with the group.',
    ],
    rhythm: ['Choose a fixed time for this course, for example one evening every week: then deadlines do not pile up.'],
    teacher: [
      'Write to your teacher what stands in the way: together it is easier to decide where to begin.',
      'Arrange a short talk with your teacher, who can tell what else may be done.',
    ],
    over: ['Ask your teacher whether what is left can still be made up, and how.'],
    fine: ['Keep this pace: it suits you.'],
    answers: { one: 'answer', other: 'answers' },
  },
};
