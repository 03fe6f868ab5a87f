import type { Substitutes } from './advice-facts.ts';
import type { FeedbackFacts } from './contract.ts';
import { toldName, toldText, toldWords } from './tidy.ts';

/** How a student answered a test, and what the programme of the course says of its topic. */
export interface AnsweredTest {
  readonly activityId: number;
  readonly name: string;
  readonly topic: string;
  readonly right: readonly number[];
  readonly wrong: readonly number[];
  readonly skipped: readonly number[];
  readonly unchecked: readonly number[];
  readonly programme: { readonly week: string | null; readonly contents: string | null; readonly tasks: string | null };
}

/** So many questions of a kind are named by their numbers. */
const mostNumbers = 40;

/** The sheet of facts of a test. It holds neither questions nor answers: of those a text cannot be checked. */
export function feedbackFacts(test: AnsweredTest, substitutes: Substitutes): FeedbackFacts {
  const { right, wrong, skipped, unchecked, programme } = test;
  return {
    kind: 'test_feedback',
    test: { id: test.activityId, name: toldName(test.name, substitutes.topic) },
    counts: {
      ...{ right: right.length, wrong: wrong.length, skipped: skipped.length, unchecked: unchecked.length },
    },
    topic: {
      topic: toldName(test.topic, substitutes.topic),
      ...{ week: toldText(programme.week, 40), contents: toldWords(programme.contents) },
      tasks: toldWords(programme.tasks),
    },
    wrong: wrong.slice(0, mostNumbers),
    skipped: skipped.slice(0, mostNumbers),
    unchecked: unchecked.slice(0, mostNumbers),
  };
}

/** Whether there is something to say: a mistake, or a question that was skipped. */
export function needsFeedback({ counts }: FeedbackFacts): boolean {
  return counts.wrong + counts.skipped > 0;
}
