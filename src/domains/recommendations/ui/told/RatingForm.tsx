import { Button, Textarea } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Advice } from '../../rating/contract.ts';
import { adviceMessages } from '../messages.ts';
import { useOwnAdvice } from '../queries.ts';
import classes from '../advice.module.css';

interface RatingFormProps {
  readonly courseId: number;
  readonly studentId: number;
  readonly advice: Advice;
}

const stars = [1, 2, 3, 4, 5] as const;
const longestComment = 1000;
const lowStars = 2;

/** Rates advice with one to five stars and a few words; what was sent can be changed. */
export function RatingForm({ courseId, studentId, advice: { id, rating } }: RatingFormProps): ReactNode {
  const t = useMessages(adviceMessages);
  const { rate } = useOwnAdvice(courseId, studentId);
  const [isOpen, setIsOpen] = useState(rating === null);
  const [chosen, setChosen] = useState(rating?.stars ?? 0);
  const [comment, setComment] = useState(rating?.comment ?? '');
  if (!isOpen && rating)
    return (
      <p className={`${classes.quiet ?? ''} ${classes.line ?? ''}`} role="status">
        {t('own.thanks', { stars: rating.stars })}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('own.change')}
        </Button>
      </p>
    );
  return (
    <form
      className={classes.rate}
      onSubmit={(event) => {
        event.preventDefault();
        rate.mutate(
          { id, stars: chosen, comment },
          {
            onSuccess: () => {
              setIsOpen(false);
            },
          },
        );
      }}
    >
      <fieldset className={classes.stars}>
        <legend>{t('own.rate')}</legend>
        <div className={classes.row}>
          {stars.map((star) => (
            <label key={star} className={classes.star} data-lit={star <= chosen}>
              <input
                type="radio"
                name={`stars-${id}`}
                aria-label={t('own.stars', { count: star })}
                checked={star === chosen}
                onChange={() => {
                  setChosen(star);
                }}
              />
              <IconStar size={24} stroke={1.5} aria-hidden />
            </label>
          ))}
        </div>
      </fieldset>
      {chosen > 0 && (
        <>
          <Textarea
            label={t('own.comment')}
            {...(chosen <= lowStars && { description: t('own.lowHint') })}
            rows={2}
            maxLength={longestComment}
            value={comment}
            onChange={({ currentTarget }) => {
              setComment(currentTarget.value);
            }}
          />
          <ProblemNotice error={rate.error} />
          <div>
            <Button type="submit" size="sm" loading={rate.isPending}>
              {t('own.send')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
