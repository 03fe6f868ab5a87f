import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { TrendDays } from '../contract.ts';
import { historyMessages } from './messages.ts';
import { PeriodChoice } from './PeriodChoice.tsx';
import { programmeTrendsQuery } from './queries.ts';
import { TrendView } from './TrendView.tsx';
import { WhoseChoice } from './WhoseChoice.tsx';

/** How each programme has moved; nothing where the person sees no programme with a history. */
export function ProgrammeTrendsPanel(): ReactNode {
  const t = useMessages(historyMessages);
  const [days, setDays] = useState<TrendDays>(30);
  const [programmeId, setProgrammeId] = useState(0);
  const { data } = useQuery({ ...programmeTrendsQuery(days), placeholderData: keepPreviousData });
  const items = data?.items ?? [];
  const shown = items.find(({ id }) => id === programmeId) ?? items[0];
  if (!shown) return null;
  return (
    <Panel
      title={items.length > 1 ? t('trend.titleProgrammes') : `${t('trend.title')}: ${shown.name}`}
      about={t('trend.aboutProgrammes')}
      tools={
        <>
          {items.length > 1 && <WhoseChoice items={items} chosen={shown.id} onChoose={setProgrammeId} />}
          <PeriodChoice days={days} onChoose={setDays} />
        </>
      }
    >
      <TrendView trend={shown} />
    </Panel>
  );
}
