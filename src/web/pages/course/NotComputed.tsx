import { IconHourglassHigh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { metricMessages } from '#domains/metrics/ui/messages.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { StateBlock } from '../../kit/state/StateBlock.tsx';

/** Stands where a course's figures will be once they are computed. */
export function NotComputed(): ReactNode {
  const t = useMessages(metricMessages);
  return (
    <StateBlock icon={<IconHourglassHigh />} title={t('notYet')} role="status">
      {t('notYet.hint')}
    </StateBlock>
  );
}
