import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { ModelOverview } from '../contract.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { modelMessages } from './messages.ts';

/** What was measured when the model of the program was made. */
export function MadePanel({ made }: Pick<ModelOverview, 'made'>): ReactNode {
  const t = useMessages(modelMessages);
  return (
    <Panel
      title={t('made.title')}
      about={t('made.about', { train: made.train.join(', '), test: made.test.join(', ') })}
      flush
    >
      <FiguresTable label={t('made.title')} rows={made.cuts} />
    </Panel>
  );
}
