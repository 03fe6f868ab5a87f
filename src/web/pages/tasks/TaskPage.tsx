import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AttemptsPanel } from '#domains/operations/ui/AttemptsPanel.tsx';
import { taskMessages } from '#domains/operations/ui/messages.ts';
import { taskQuery } from '#domains/operations/ui/queries.ts';
import { RunAgainButton } from '#domains/operations/ui/RunAgainButton.tsx';
import { TaskFacts } from '#domains/operations/ui/TaskFacts.tsx';
import { TaskStateMark } from '#domains/operations/ui/TaskStateMark.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { PageSkeleton } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import classes from './tasks.module.css';

const route = getRouteApi('/signed-in/tasks/$taskId');

/** One background task with its attempts. */
export function TaskPage(): ReactNode {
  const t = useMessages(taskMessages);
  const { taskId } = route.useParams();
  const query = useQuery(taskQuery(taskId));
  return (
    <Await page query={query} skeleton={<PageSkeleton />}>
      {(task) => (
        <>
          <PageHeader
            title={task.name}
            crumbs={<Link to="/tasks">{t('page.title')}</Link>}
            actions={task.state === 'dead' && <RunAgainButton taskId={task.id} />}
          >
            <TaskStateMark state={task.state} />
            <span>{t('tasks.queue', { queue: task.queue })}</span>
          </PageHeader>
          <div className={classes.page}>
            {task.failure && <Notice tone={task.state === 'dead' ? 'bad' : 'warning'}>{task.failure.sentence}</Notice>}
            <TaskFacts task={task} />
            <AttemptsPanel task={task} />
          </div>
        </>
      )}
    </Await>
  );
}
