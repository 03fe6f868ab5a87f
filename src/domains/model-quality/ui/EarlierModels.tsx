import { useMemo, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Column } from '#web/kit/table/column.ts';
import { DataTable } from '#web/kit/table/DataTable.tsx';
import type { OwnModel } from '../contract.ts';
import { GoLiveButton } from './GoLiveButton.tsx';
import { mayGoLive } from './may-go-live.ts';
import { modelMessages } from './messages.ts';

interface EarlierModelsProps {
  readonly models: readonly OwnModel[];
  /** Of the model that judges; null: that of the program. */
  readonly liveId: number | null;
}

/** Models trained before the newest one; each that may can judge again. */
export function EarlierModels({ models, liveId }: EarlierModelsProps): ReactNode {
  const t = useMessages(modelMessages);
  const columns = useColumns(liveId);
  return (
    <Panel title={t('earlier.title')} flush>
      <DataTable label={t('earlier.title')} columns={columns} rows={models} rowKey={({ id }) => id} />
    </Panel>
  );
}

function useColumns(liveId: number | null): Column<OwnModel>[] {
  const t = useMessages(modelMessages);
  const { date, fixed } = useFormats();
  return useMemo(() => {
    const stateOf = (model: OwnModel): string => {
      if (model.id === liveId) return t('live.mark');
      if (model.state !== 'ready') return t(`state.${model.state}`);
      if (!model.isUsable) return t('state.outdated');
      return t(mayGoLive(model) ? 'state.ready' : 'state.notPassed');
    };
    return [
      { key: 'id', header: t('candidate.which'), cell: ({ id }) => t('live.own', { id }), onPhone: 'title' },
      {
        key: 'trained',
        header: t('earlier.trained'),
        cell: ({ trainedAt, requestedAt }) => date(trainedAt ?? requestedAt),
      },
      {
        key: 'difference',
        header: t('earlier.difference'),
        numeric: true,
        cell: ({ report }) => {
          const difference = report?.trained?.difference.auc ?? null;
          return difference === null ? t('none') : fixed(difference, 3);
        },
      },
      { key: 'state', header: t('earlier.state'), cell: stateOf },
      {
        key: 'live',
        header: '',
        cell: (model) => model.id !== liveId && mayGoLive(model) && <GoLiveButton modelId={model.id} />,
      },
    ];
  }, [t, date, fixed, liveId]);
}
