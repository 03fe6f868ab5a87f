import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Answer, FlagOfStudent, Verdict } from '../contract.ts';
import { followUpMessages } from './messages.ts';
import { flagPath, flagQuery } from './queries.ts';
import classes from './follow-up.module.css';

const verdicts = ['right', 'wrong', 'handled'] as const;
const longestNote = 500;

interface FlagPartProps {
  readonly courseId: number;
  readonly studentId: number;
}

/** What was said of a student's zone; says something, and takes it back. */
export function FlagPart({ courseId, studentId }: FlagPartProps): ReactNode {
  const t = useMessages(followUpMessages);
  const text = useAnswerText();
  const [note, setNote] = useState('');
  const told = useQuery(flagQuery(courseId, studentId)).data;
  const saving = useSaveAnswer(courseId, studentId);
  if (told === undefined || (told.flag === null && told.history.length === 0)) return null;
  const { flag, history } = told;
  return (
    <div className={classes.part}>
      {flag && <h3>{t('flag.question', { zone: flag.zone })}</h3>}
      {flag?.answer && (
        <div className={classes.line}>
          <span>{text(flag.answer)}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={saving.isPending}
            onClick={() => {
              saving.mutate(null);
            }}
          >
            {t('undo')}
          </Button>
        </div>
      )}
      {flag?.isOpen === true && flag.answer && <p>{t('flag.again')}</p>}
      <ProblemNotice error={saving.error} />
      {flag?.isOpen === true && (
        <>
          <div className={classes.buttons}>
            {verdicts.map((verdict) => (
              <Button
                key={verdict}
                variant="default"
                size="xs"
                disabled={saving.isPending}
                onClick={() => {
                  saving.mutate({ verdict, note });
                  setNote('');
                }}
              >
                {t(`verdict.${verdict}`)}
              </Button>
            ))}
          </div>
          <TextInput
            size="xs"
            placeholder={t('note')}
            aria-label={t('note')}
            maxLength={longestNote}
            value={note}
            onChange={({ currentTarget }) => {
              setNote(currentTarget.value);
            }}
          />
        </>
      )}
      {history.length > 1 && (
        <details className={classes.quiet}>
          <summary>{t('flag.history')}</summary>
          <ul className={classes.list}>
            {history.map((answer) => (
              <li key={answer.id}>{text(answer)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function useAnswerText(): (answer: Answer) => string {
  const t = useMessages(followUpMessages);
  const { dateTime } = useFormats();
  return ({ verdict, note, by, at, zone }) => {
    const who = t('flag.by', { who: by ?? t('somebody'), when: dateTime(at), zone });
    return `${t(`verdict.${verdict}`)}${note === null ? '' : `: ${note}`} — ${who}`;
  };
}

/** Saves an answer; null takes the last one back. */
function useSaveAnswer(courseId: number, studentId: number) {
  const queries = useQueryClient();
  const path = flagPath(courseId, studentId);
  return useMutation({
    mutationFn: (answer: { verdict: Verdict; note: string } | null) =>
      answer === null ? api.delete<FlagOfStudent>(path) : api.post<FlagOfStudent>(path, answer),
    onSuccess: (saved) => {
      queries.setQueryData(flagQuery(courseId, studentId).queryKey, saved);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['course', 'flags'] }),
  });
}
