import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Advice } from '../../rating/contract.ts';
import { adviceMessages } from '../messages.ts';
import { useOwnAdvice } from '../queries.ts';
import { AdviceText } from '../text/AdviceText.tsx';
import { DoneBox } from './DoneBox.tsx';
import { RatingForm } from './RatingForm.tsx';
import classes from '../advice.module.css';

interface AdviceViewProps {
  readonly courseId: number;
  readonly studentId: number;
  readonly reader: 'staff' | 'student';
  readonly advice: Advice;
  /** The test that it is about. */
  readonly title?: string | undefined;
}

/** One piece of advice with who wrote it; its student marks what is done, and rates it. */
export function AdviceView({ courseId, studentId, reader, advice, title }: AdviceViewProps): ReactNode {
  const t = useMessages(adviceMessages);
  const { mark } = useOwnAdvice(courseId, studentId);
  const { id, shown } = advice;
  return (
    <article className={classes.one}>
      {title !== undefined && <h3>{title}</h3>}
      {shown === null ? (
        <Notice tone="info">{t(reader === 'staff' ? 'own.returned.staff' : 'own.returned')}</Notice>
      ) : (
        <>
          <AdviceText
            content={shown.content}
            mark={(item) => (
              <DoneBox
                {...{ id, item, mark }}
                isDone={shown.done.includes(item) || shown.settled.includes(item)}
                isFixed={reader === 'staff' || shown.settled.includes(item)}
              />
            )}
            note={(item) =>
              shown.settled.includes(item) && (
                <p>
                  <span className={classes.mark}>{t('own.settled')}</span>
                </p>
              )
            }
          />
          <ProblemNotice error={mark.error} />
          <WhoWrote advice={advice} />
        </>
      )}
      {reader === 'student' ? (
        <RatingForm key={id} {...{ courseId, studentId, advice }} />
      ) : (
        advice.rating && (
          <p className={classes.quiet}>
            {t('rated.staff', { stars: advice.rating.stars })}
            {advice.rating.comment !== null && ` ${t('returned.comment', { comment: advice.rating.comment })}`}
          </p>
        )
      )}
    </article>
  );
}

function WhoWrote({ advice: { isChecked, isEdited, composer, asOf } }: { readonly advice: Advice }): ReactNode {
  const t = useMessages(adviceMessages);
  const { dateTime } = useFormats();
  return (
    <p className={`${classes.quiet ?? ''} ${classes.line ?? ''}`}>
      <span className={classes.mark} data-checked={isChecked}>
        {t(isChecked ? (isEdited ? 'own.edited' : 'own.checked') : 'own.unchecked')}
      </span>
      <span>{t('own.by', { who: t(`composer.${composer}`), moment: dateTime(asOf) })}</span>
    </p>
  );
}
