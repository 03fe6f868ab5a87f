import { z } from 'zod';

/** What is known of an answer. `unchecked`: comparing does not tell, and nobody has looked yet. */
export const verdicts = ['right', 'wrong', 'skipped', 'unchecked'] as const;
export type Verdict = (typeof verdicts)[number];

/** A question as a file says it. */
export const saidQuestionSchema = z.strictObject({
  /** Key of its test, an activity of the course. */
  test: z.string(),
  /** Place in the test, from 1. */
  position: z.int().min(1),
  text: z.string(),
  /** Absent: an open question. */
  options: z.array(z.string()).readonly().exactOptional(),
  /** Numbers of options, or a text; empty: not known. */
  right: z.string(),
});
export type SaidQuestion = z.infer<typeof saidQuestionSchema>;

/** What a student answered in one test, as a file says it. */
export const saidAnswersSchema = z.strictObject({
  /** Place among the students of the file. */
  student: z.int(),
  /** Key of the test, and how the file calls it. */
  test: z.string(),
  topic: z.string(),
  /** In the order of the questions; null: the file does not say. Empty: skipped. */
  given: z.array(z.string().nullable()).readonly(),
  /** Where the answers stand: a path in a document, or a column and the row of each. */
  sheet: z.string(),
  path: z.string().exactOptional(),
  column: z.string().exactOptional(),
  rows: z.array(z.int().nullable()).readonly().exactOptional(),
});
export type SaidAnswers = z.infer<typeof saidAnswersSchema>;

/** What the programme of a course says of a topic. */
export const saidTopicSchema = z.strictObject({
  topic: z.string(),
  week: z.string().nullable(),
  contents: z.string().nullable(),
  tasks: z.string().nullable(),
});
export type SaidTopic = z.infer<typeof saidTopicSchema>;

/** What a file says of a course's questions. */
export const saidTestsSchema = z.strictObject({
  syllabus: z.array(saidTopicSchema).readonly(),
  questions: z.array(saidQuestionSchema).readonly(),
  answers: z.array(saidAnswersSchema).readonly(),
});
export type SaidTests = z.infer<typeof saidTestsSchema>;

/** A question of a test, and how the students of the course answered it. */
const questionFiguresSchema = z.object({
  activityId: z.int(),
  /** Name of the test. */
  test: z.string(),
  topic: z.string(),
  position: z.int(),
  text: z.string(),
  /** Null: an open question. */
  options: z.array(z.string()).nullable(),
  /** As the file says it; empty: not known. */
  right: z.string(),
  /** Numbers of the right options. */
  rightOptions: z.array(z.int()),
  counts: z.object({ right: z.int(), wrong: z.int(), skipped: z.int(), unchecked: z.int() }),
  /** Wrong and skipped of what is checked, in per cent; null: nothing is. */
  wrongPct: z.number().nullable(),
  /**
   * What was answered, the most frequent first: each option, chosen or not, and other words; of an open question the
   * `mostGiven` most frequent, unchecked ones first. `option`: its number, where it is one.
   */
  given: z.array(
    z.object({
      text: z.string(),
      option: z.int().nullable(),
      students: z.int(),
      verdict: z.enum(verdicts),
      /** A teacher has said so. */
      isMarked: z.boolean(),
      /** A language model has said so, and no teacher yet. */
      isByModel: z.boolean(),
    }),
  ),
});
export type QuestionFigures = z.infer<typeof questionFiguresSchema>;

/** As many different answers to an open question are listed. */
export const mostGiven = 30;

/** `GET /courses/:courseId/questions`: those most often wrong first. */
export const questionListSchema = z.object({
  items: z.array(questionFiguresSchema),
  /** Students see the right answers beside their mistakes. */
  showsRight: z.boolean(),
});
export type QuestionList = z.infer<typeof questionListSchema>;

/** `PUT /courses/:courseId/right-answers`. */
export const rightAnswersSchema = z.object({ areShown: z.boolean() });

export const questionParams = z.object({
  courseId: z.coerce.number().int(),
  activityId: z.coerce.number().int(),
  position: z.coerce.number().int(),
});

/** `PUT /courses/:courseId/activities/:activityId/questions/:position/mark`; null takes a mark back. */
export const answerMarkSchema = z.object({
  given: z.string().max(20_000),
  verdict: z.enum(['right', 'wrong']).nullable(),
});
export type AnswerMark = z.infer<typeof answerMarkSchema>;

/** `GET /courses/:courseId/students/:studentId/mistakes`: topics in which the student has some, the worst first. */
export const mistakeListSchema = z.object({
  topics: z.array(
    z.object({
      topic: z.string(),
      /** What the programme of the course says of it. */
      week: z.string().nullable(),
      contents: z.string().nullable(),
      tasks: z.string().nullable(),
      counts: z.object({ right: z.int(), wrong: z.int(), skipped: z.int(), unchecked: z.int() }),
      mistakes: z.array(
        z.object({
          position: z.int(),
          text: z.string(),
          verdict: z.enum(['wrong', 'skipped']),
          /** In words, also of an option. */
          given: z.string(),
          /** Null: not known, or not shown to students of this course. */
          right: z.string().nullable(),
          /** A language model has said so, and no teacher yet. */
          isByModel: z.boolean(),
        }),
      ),
    }),
  ),
  showsRight: z.boolean(),
});
export type MistakeList = z.infer<typeof mistakeListSchema>;
