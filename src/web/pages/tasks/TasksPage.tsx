import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Task } from '#domains/operations/contract.ts';
import { taskMessages } from '#domains/operations/ui/messages.ts';
import { QueuesPanel } from '#domains/operations/ui/QueuesPanel.tsx';
import { TasksPanel } from '#domains/operations/ui/TasksPanel.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import classes from './tasks.module.css';

/** What the program is doing in the background, for administrators. */
export function TasksPage(): ReactNode {
  const t = useMessages(taskMessages);
  return (
    <>
      <PageHeader title={t('page.title')}>{t('page.about')}</PageHeader>
      <div className={classes.page}>
        <QueuesPanel />
        <TasksPanel link={taskLink} />
      </div>
    </>
  );
}

function taskLink({ id, name }: Task): ReactNode {
  return (
    <Link to="/tasks/$taskId" params={{ taskId: id }}>
      <code>{name}</code>
    </Link>
  );
}
