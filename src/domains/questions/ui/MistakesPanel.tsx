import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { MistakeList } from '../contract.ts';
import { questionMessages } from './messages.ts';
import { mistakesQuery } from './queries.ts';
import classes from './questions.module.css';

interface MistakesPanelProps {
  readonly courseId: number;
  readonly studentId: number;
  /** Who reads it: the words differ. */
  readonly reader: 'staff' | 'student';
}

/** What a student answered wrong or skipped, topic by topic, the worst first; nothing where there is none. */
export function MistakesPanel({ courseId, studentId, reader }: MistakesPanelProps): ReactNode {
  const t = useMessages(questionMessages);
  const list = useQuery(mistakesQuery(courseId, studentId)).data;
  if (list === undefined || list.topics.length === 0) return null;
  return (
    <Panel title={t('mistakes.title')} about={t(`mistakes.about.${reader}`)}>
      <div className={classes.topics}>
        {list.topics.map((topic) => (
          <TopicOfMistakes key={topic.topic} topic={topic} />
        ))}
        {!list.showsRight && <p className={classes.about}>{t('mistakes.hidden')}</p>}
      </div>
    </Panel>
  );
}

function TopicOfMistakes({ topic: about }: { readonly topic: MistakeList['topics'][number] }): ReactNode {
  const t = useMessages(questionMessages);
  const { topic, week, contents, tasks, counts, mistakes } = about;
  const checked = counts.right + counts.wrong + counts.skipped;
  const where = [week === null ? null : t('mistakes.week', { week }), contents].filter((part) => part !== null);
  return (
    <section>
      <h3>{topic}</h3>
      <p className={classes.about}>{t('mistakes.counts', { right: counts.right, checked })}</p>
      {where.length > 0 && <p className={classes.about}>{where.join('. ')}</p>}
      {tasks !== null && <p className={classes.about}>{tasks}</p>}
      <ul className={classes.mistakes}>
        {mistakes.map(({ position, text, verdict, given, right, isByModel }) => (
          <li key={position} data-verdict={verdict}>
            <p>{text}</p>
            <p>{verdict === 'skipped' ? t('mistakes.skipped') : t('mistakes.given', { answer: given })}</p>
            {isByModel && <p className={classes.about}>{t('mistakes.byModel')}</p>}
            {right !== null && <p className={classes.answer}>{t('rightAnswer', { answer: right })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
