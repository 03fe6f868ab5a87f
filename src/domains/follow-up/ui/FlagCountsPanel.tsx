import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Facts } from '#web/kit/facts/Facts.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { followUpMessages } from './messages.ts';
import { flagCountsQuery } from './queries.ts';
import classes from './follow-up.module.css';

/** How the zones of a course were answered, by the model that judged, for those who answer for it. */
export function FlagCountsPanel({ courseId }: { readonly courseId: number }): ReactNode {
  const t = useMessages(followUpMessages);
  const { number } = useFormats();
  const counts = useQuery(flagCountsQuery(courseId)).data;
  if (counts === undefined) return null;
  return (
    <Panel title={t('counts.title')}>
      {counts.length === 0 && <p className={classes.quiet}>{t('counts.none')}</p>}
      <div className={classes.panel}>
        {counts.map(({ modelVersion, right, wrong, handled, unanswered }) => (
          <div key={modelVersion} className={classes.part}>
            <h3>{modelVersion === null ? t('counts.rules') : t('counts.model', { version: modelVersion })}</h3>
            <Facts
              facts={[
                [t('verdict.right'), number(right)],
                [t('verdict.wrong'), number(wrong)],
                [t('verdict.handled'), number(handled)],
                [t('counts.unanswered'), number(unanswered)],
              ]}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}
