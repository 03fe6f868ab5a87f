import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { adviceMessages } from '../messages.ts';
import { adviceQuery, useAskForAdvice } from '../queries.ts';
import { AdviceView } from './AdviceView.tsx';
import classes from '../advice.module.css';

export interface AdvicePanelProps {
  readonly courseId: number;
  readonly studentId: number;
  /** Who reads it: the words differ, and only the student rates. */
  readonly reader: 'staff' | 'student';
  /** Whether the reader may ask for advice. */
  readonly mayAsk: boolean;
  /** Below, for the staff: what waits to be checked. */
  readonly waiting?: ReactNode;
}

/** What a student is advised now, as the student sees it; and a button that asks for more. */
export function AdvicePanel({ courseId, studentId, reader, mayAsk, waiting }: AdvicePanelProps): ReactNode {
  const t = useMessages(adviceMessages);
  const told = useQuery(adviceQuery(courseId, studentId)).data;
  const ask = useAskForAdvice(courseId, studentId);
  if (told === undefined) return null;
  const button = mayAsk && (
    <Button
      variant="default"
      size="xs"
      loading={ask.isPending}
      disabled={ask.isSuccess}
      onClick={() => {
        ask.mutate();
      }}
    >
      {t(`ask.${reader}`)}
    </Button>
  );
  return (
    <Panel title={t(`own.title.${reader}`)} tools={button}>
      <div className={classes.advice}>
        {ask.isSuccess && (
          <Notice tone="good" role="status">
            {t(`ask.done.${reader}`)}
          </Notice>
        )}
        <ProblemNotice error={ask.error} />
        {told.advice === null ? (
          <p className={classes.quiet}>{t(`own.none.${reader}`)}</p>
        ) : (
          <AdviceView {...{ courseId, studentId, reader }} advice={told.advice} />
        )}
        {waiting}
      </div>
    </Panel>
  );
}
