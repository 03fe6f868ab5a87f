import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

export type NoticeTone = 'info' | 'good' | 'warning' | 'bad';

const icons = {
  info: IconInfoCircle,
  good: IconCircleCheck,
  warning: IconAlertTriangle,
  bad: IconAlertTriangle,
} as const;

interface NoticeProps {
  readonly tone: NoticeTone;
  /** `alert` interrupts a screen reader: for what just went wrong. */
  readonly role?: 'alert' | 'status';
  readonly children: ReactNode;
}

/** A sentence the person should not miss. */
export function Notice({ tone, role, children }: NoticeProps): ReactNode {
  const Icon = icons[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
