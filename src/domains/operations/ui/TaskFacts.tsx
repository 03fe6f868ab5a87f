import type { ReactNode } from 'react';
import { Facts, type Fact } from '#web/kit/facts/Facts.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { TaskDetail } from '../contract.ts';
import { taskMessages } from './messages.ts';
import classes from './tasks.module.css';

/** What a task works on, and when it ran. */
export function TaskFacts({ task }: { readonly task: TaskDetail }): ReactNode {
  const t = useMessages(taskMessages);
  const { exact } = useFormats();
  const moment = (value: string | null) => (value === null ? null : exact(value));
  const facts: readonly Fact[] = [
    [t('tasks.created'), moment(task.createdAt)],
    [t('task.due'), moment(task.dueAt)],
    [t('task.started'), moment(task.startedAt)],
    [t('task.finished'), moment(task.finishedAt)],
    [t('task.worker'), task.worker],
    [t('task.key'), task.key !== null && <code>{task.key}</code>],
    [t('tasks.attempts'), t('tasks.attemptsOf', { attempts: task.attempts, most: task.maxAttempts })],
  ];
  return (
    <Panel title={t('task.input')}>
      <pre className={classes.input}>{JSON.stringify(task.input, null, 2)}</pre>
      <Facts facts={facts.filter(([, value]) => Boolean(value))} />
    </Panel>
  );
}
