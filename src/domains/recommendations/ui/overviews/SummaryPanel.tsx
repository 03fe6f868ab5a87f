import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { overviewMessages } from './messages.ts';
import { OverviewPanel } from './OverviewPanel.tsx';

interface SummaryPanelProps {
  readonly courseId: number;
  /** An activity, as a way to its page. */
  readonly activityLink: (activity: { readonly id: number; readonly name: string }) => ReactNode;
}

/** A course in a few sentences, for those who teach it. */
export function SummaryPanel({ courseId, activityLink }: SummaryPanelProps): ReactNode {
  const t = useMessages(overviewMessages);
  return <OverviewPanel of={{ courseId }} title={t('summary.title')} none={t('summary.none')} linkOf={activityLink} />;
}
