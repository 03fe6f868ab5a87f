import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { AnswerMark, QuestionFigures, QuestionList } from '../contract.ts';
import { questionMessages } from './messages.ts';
import { questionsQuery } from './queries.ts';
import { QuestionItem } from './QuestionItem.tsx';
import classes from './questions.module.css';

interface QuestionsPanelProps {
  readonly courseId: number;
  /** Whether the reader may mark answers and show the right ones. */
  readonly mayGrade: boolean;
}

/** Questions of a course's tests, those most often wrong first; nothing where none are known. */
export function QuestionsPanel(props: QuestionsPanelProps): ReactNode {
  const list = useQuery(questionsQuery(props.courseId)).data;
  return list !== undefined && list.items.length > 0 && <Questions {...props} list={list} />;
}

/** As many are shown at first. */
const firstQuestions = 5;

function Questions({ courseId, mayGrade, list }: QuestionsPanelProps & { readonly list: QuestionList }): ReactNode {
  const t = useMessages(questionMessages);
  const queries = useQueryClient();
  const [only, setOnly] = useState('all');
  const [isWhole, setIsWhole] = useState(false);
  const path = `/courses/${String(courseId)}`;
  const onSuccess = (changed: QuestionList): void => {
    queries.setQueryData(questionsQuery(courseId).queryKey, changed);
  };
  const marking = useMutation({
    mutationFn: ({ question, mark }: { question: QuestionFigures; mark: AnswerMark }) => {
      const { activityId, position } = question;
      const place = `activities/${String(activityId)}/questions/${String(position)}`;
      return api.put<QuestionList>(`${path}/${place}/mark`, mark);
    },
    onSuccess,
  });
  const showing = useMutation({
    mutationFn: (areShown: boolean) => api.put<QuestionList>(`${path}/right-answers`, { areShown }),
    onSuccess,
  });
  const unchecked = list.items.filter(
    ({ counts, given }) => counts.unchecked > 0 || given.some((one) => one.isMarked || one.isByModel),
  );
  const open = list.items.reduce((sum, { counts }) => sum + counts.unchecked, 0);
  const items = only === 'all' ? list.items : unchecked;
  const shown = isWhole ? items : items.slice(0, firstQuestions);
  return (
    <Panel
      title={t('title')}
      about={t('about')}
      tools={
        <SegmentedControl
          size="xs"
          aria-label={t('filter')}
          value={only}
          onChange={setOnly}
          data={[
            { value: 'all', label: t('filter.all') },
            { value: 'unchecked', label: t('filter.unchecked', { count: open }) },
          ]}
        />
      }
    >
      <ProblemNotice error={marking.error ?? showing.error} />
      {mayGrade && (
        <Checkbox
          mb="md"
          label={t('showsRight')}
          checked={list.showsRight}
          disabled={showing.isPending}
          onChange={(event) => {
            showing.mutate(event.currentTarget.checked);
          }}
        />
      )}
      {items.length === 0 && <p className={classes.about}>{t('noneUnchecked')}</p>}
      <ol className={classes.questions}>
        {shown.map((question) => (
          <QuestionItem
            key={`${String(question.activityId)} ${String(question.position)}`}
            question={question}
            isBusy={marking.isPending}
            onMark={
              mayGrade
                ? (mark) => {
                    marking.mutate({ question, mark });
                  }
                : undefined
            }
          />
        ))}
      </ol>
      {items.length > firstQuestions && (
        <Button
          className={classes.more}
          variant="default"
          size="compact-sm"
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? t('fewer') : t('more', { count: items.length })}
        </Button>
      )}
    </Panel>
  );
}
