import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import type { AnswerMark, QuestionFigures } from '../contract.ts';
import { questionMessages } from './messages.ts';
import classes from './questions.module.css';

interface QuestionItemProps {
  readonly question: QuestionFigures;
  readonly isBusy: boolean;
  /** Undefined: the reader may not mark answers. */
  readonly onMark: ((mark: AnswerMark) => void) | undefined;
}

/** A question with what was answered to it, as bars; what nobody has judged can be marked. */
export function QuestionItem({ question, isBusy, onMark }: QuestionItemProps): ReactNode {
  const t = useMessages(questionMessages);
  const { percent, number } = useFormats();
  const { topic, text, options, right, wrongPct, counts, given } = question;
  const students = counts.right + counts.wrong + counts.skipped + counts.unchecked;
  const bar = (count: number): ReactNode => (
    <>
      <span className={classes.track} aria-hidden>
        <span style={{ width: `${String(students === 0 ? 0 : (100 * count) / students)}%` }} />
      </span>
      <span className={classes.count}>{number(count)}</span>
    </>
  );
  return (
    <li>
      <div className={classes.head}>
        <span>{topic}</span>
        <span className={classes.share}>
          {wrongPct === null ? t('nothingChecked') : t('wrong', { share: percent(wrongPct) })}
        </span>
      </div>
      <p className={classes.text}>{text}</p>
      {(options === null || right === '') && (
        <p className={classes.right}>{right === '' ? t('noRight') : t('rightAnswer', { answer: right })}</p>
      )}
      <ul className={classes.given}>
        {given.map((answer) => (
          <li key={`${String(answer.option)} ${answer.text}`} data-verdict={answer.verdict}>
            <span className={classes.words}>
              {answer.text}
              {(answer.verdict !== 'wrong' || answer.option === null) && (
                <span className={classes.verdict}>
                  {t(answer.verdict === 'right' ? 'right' : answer.verdict === 'wrong' ? 'wrongMark' : 'unchecked')}
                </span>
              )}
              {answer.isByModel && <span className={classes.byModel}>{t('byModel')}</span>}
              {onMark && answer.option === null && <Marks {...{ answer, isBusy, onMark }} />}
            </span>
            {bar(answer.students)}
          </li>
        ))}
        {counts.skipped > 0 && (
          <li>
            <span className={classes.words}>{t('skipped')}</span>
            {bar(counts.skipped)}
          </li>
        )}
      </ul>
    </li>
  );
}

interface MarksProps {
  readonly answer: QuestionFigures['given'][number];
  readonly isBusy: boolean;
  readonly onMark: (mark: AnswerMark) => void;
}

/** Says of an answer whether it is right, or takes that back; what comparing has found right needs no word. */
function Marks({ answer: { text, verdict, isMarked, isByModel }, isBusy, onMark }: MarksProps): ReactNode {
  const t = useMessages(questionMessages);
  if (verdict === 'right' && !isMarked && !isByModel) return null;
  const button = (key: 'markRight' | 'markWrong' | 'takeBack', wanted: AnswerMark['verdict']): ReactNode => (
    <Button
      size="compact-xs"
      variant="default"
      disabled={isBusy}
      aria-label={t(`${key}.label`, { answer: text })}
      onClick={() => {
        onMark({ given: text, verdict: wanted });
      }}
    >
      {t(key)}
    </Button>
  );
  return (
    <span className={classes.marks}>
      {isMarked ? (
        button('takeBack', null)
      ) : (
        <>
          {button('markRight', 'right')}
          {button('markWrong', 'wrong')}
        </>
      )}
    </span>
  );
}
