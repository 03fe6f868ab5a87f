import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { adviceMessages } from '../messages.ts';
import { adviceQuery } from '../queries.ts';
import type { AdvicePanelProps } from './AdvicePanel.tsx';
import { AdviceView } from './AdviceView.tsx';
import classes from '../advice.module.css';

interface FeedbackPanelProps extends Omit<AdvicePanelProps, 'waiting' | 'mayAsk'> {
  /** How the course calls its activities. */
  readonly activities: readonly { readonly id: number; readonly name: string }[];
}

/** What a student is told of own tests, each by its name; nothing where nothing is told. */
export function FeedbackPanel({ courseId, studentId, reader, activities }: FeedbackPanelProps): ReactNode {
  const t = useMessages(adviceMessages);
  const feedback = useQuery(adviceQuery(courseId, studentId)).data?.feedback ?? [];
  if (feedback.length === 0) return null;
  return (
    <Panel title={t(reader === 'staff' ? 'own.feedback.staff' : 'own.feedback')}>
      <div className={classes.advice}>
        {feedback.map((advice) => (
          <AdviceView
            key={advice.id}
            {...{ courseId, studentId, reader, advice }}
            title={activities.find(({ id }) => id === advice.testId)?.name}
          />
        ))}
      </div>
    </Panel>
  );
}
