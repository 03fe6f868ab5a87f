import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { overviewMessages } from './messages.ts';
import { OverviewPanel } from './OverviewPanel.tsx';

interface DigestPanelProps {
  readonly programme: { readonly id: number; readonly name: string };
  /** A course, as a way to its page. */
  readonly courseLink: (course: { readonly id: number; readonly name: string }) => ReactNode;
}

/** A programme in a few sentences, for its head. */
export function DigestPanel({ programme: { id, name }, courseLink }: DigestPanelProps): ReactNode {
  const t = useMessages(overviewMessages);
  return (
    <OverviewPanel
      of={{ programmeId: id }}
      title={t('digest.title', { name })}
      none={t('digest.none')}
      linkOf={courseLink}
    />
  );
}
