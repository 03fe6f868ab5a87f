import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ContactPart } from './ContactPart.tsx';
import { FlagPart } from './FlagPart.tsx';
import { followUpMessages } from './messages.ts';
import classes from './follow-up.module.css';

/** What the staff did about a student: what it says of the zone, and whether somebody got in touch. */
export function FollowUpPanel(student: { readonly courseId: number; readonly studentId: number }): ReactNode {
  const t = useMessages(followUpMessages);
  return (
    <Panel title={t('title')} about={t('about')}>
      <div className={classes.panel}>
        <FlagPart {...student} />
        <ContactPart {...student} />
      </div>
    </Panel>
  );
}
