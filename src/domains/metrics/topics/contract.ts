import { z } from 'zod';

const percent = z.number().min(0).max(100);

/** A topic of a course over all students. */
const topicMetricSchema = z.object({
  topic: z.string(),
  activities: z.int(),
  students: z.int(),
  /** Results that say something of it: one of each student and activity. */
  answers: z.int(),
  meanPct: percent,
  /** Of so few answers nothing is concluded. */
  isFew: z.boolean(),
  /** One of the three weakest of the course: enough answers, and below the mean of all. */
  isWeak: z.boolean(),
});

/** `GET /courses/:courseId/topics`, in the order of the course. */
export const topicListSchema = z.object({ fewResults: z.int(), items: z.array(topicMetricSchema) });
export type TopicList = z.infer<typeof topicListSchema>;

/** A topic of a course as one student has it. */
const studentTopicSchema = z.object({
  topic: z.string(),
  answers: z.int(),
  meanPct: percent,
  /** The mean drawn towards that of the course, the more the fewer the answers. */
  estimatePct: percent,
  /** Of all students; null where the student may not see it. */
  coursePct: percent.nullable(),
  isFew: z.boolean(),
  /** One of the three weakest of the student: enough answers, and below the student's own mean. */
  isWeak: z.boolean(),
});

/** `GET /courses/:courseId/students/:studentId/topics`. */
export const studentTopicListSchema = z.object({ items: z.array(studentTopicSchema) });
export type StudentTopicList = z.infer<typeof studentTopicListSchema>;
