import { chosenOptions, normalisedAnswer } from './comparing/contract.ts';
import { mostGiven, type QuestionFigures, type Verdict } from './contract.ts';
import type { JudgedQuestion } from './judge.ts';

/** What some students answered. */
interface Given {
  readonly given: string;
  readonly verdict: Verdict;
  readonly students: number;
}

/** Who has judged an answer; null: comparing, or nobody. */
export type JudgedBy = 'teacher' | 'model' | null;

type GivenFigures = QuestionFigures['given'];

/** Answers by verdict. */
export function countVerdicts(
  answers: readonly { readonly verdict: Verdict; readonly students?: number }[],
): QuestionFigures['counts'] {
  const counts = { right: 0, wrong: 0, skipped: 0, unchecked: 0 };
  for (const { verdict, students = 1 } of answers) counts[verdict] += students;
  return counts;
}

/** Wrong and skipped ones of those that are checked, in per cent; null where nothing is checked. */
export function wrongShare({ right, wrong, skipped }: QuestionFigures['counts']): number | null {
  const checked = right + wrong + skipped;
  return checked === 0 ? null : (100 * (wrong + skipped)) / checked;
}

/**
 * What was answered to a question, for people: every option with how many chose it, then what is no option; of an open
 * question each wording once, those that nobody has judged first.
 *
 * @param by who has judged this wording, where comparing does not tell
 */
export function givenFigures(
  { options, right }: JudgedQuestion,
  answers: readonly Given[],
  by: (given: string) => JudgedBy,
): GivenFigures {
  const asked = answers.filter(({ verdict }) => verdict !== 'skipped');
  if (options === null) return wordings(asked, by);
  const wanted = chosenOptions(options, right) ?? [];
  const chosen = asked.map((answer) => ({ ...answer, options: chosenOptions(options, answer.given) }));
  const sum = (some: readonly Given[]): number => some.reduce((total, { students }) => total + students, 0);
  const ofOptions = options.map((text, index) => ({
    ...{ text, option: index + 1, students: sum(chosen.filter((one) => one.options?.includes(index + 1))) },
    verdict:
      wanted.length === 0
        ? ('unchecked' as const)
        : wanted.includes(index + 1)
          ? ('right' as const)
          : ('wrong' as const),
    ...{ isMarked: false, isByModel: false },
  }));
  const others = chosen.filter((one) => one.options === undefined);
  return [...ofOptions.toSorted((one, other) => other.students - one.students), ...wordings(others, by)];
}

function wordings(answers: readonly Given[], by: (given: string) => JudgedBy): GivenFigures {
  const groups = Map.groupBy(answers, ({ given }) => normalisedAnswer(given));
  const all = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const students = group.reduce((sum, one) => sum + one.students, 0);
    const { given: text, verdict } = first;
    const judgedBy = by(text);
    const isMarked = judgedBy === 'teacher';
    return [{ text, option: null, students, verdict, isMarked, isByModel: judgedBy === 'model' }];
  });
  const isOpen = ({ verdict }: { verdict: Verdict }): number => Number(verdict === 'unchecked');
  return all.toSorted((one, other) => isOpen(other) - isOpen(one) || other.students - one.students).slice(0, mostGiven);
}

/** An answer in words: of an option what it says. */
export function inWords(options: readonly string[] | null, given: string): string {
  const chosen = options === null ? undefined : chosenOptions(options, given);
  return chosen?.map((number) => options?.[number - 1] ?? '').join('; ') ?? given;
}
