import { useQuery } from '@tanstack/react-query';
import { IconChartBar } from '@tabler/icons-react';
import { useCallback, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Await } from '#web/kit/state/Await.tsx';
import { TableSkeleton } from '#web/kit/state/Loading.tsx';
import { StateBlock } from '#web/kit/state/StateBlock.tsx';
import type { AdviceQuality, QualityGroup } from '../../quality/contract.ts';
import { adviceMessages } from '../messages.ts';
import { modelName } from '../model-name.ts';
import { qualityExportAddress, qualityQuery } from '../queries.ts';
import { CountBars } from './CountBars.tsx';
import { QualityTiles } from './QualityFigures.tsx';
import { QualityTable } from './QualityTable.tsx';

interface QualityPanelsProps {
  /** Undefined: all courses that the reader may see. */
  readonly courseId: number | undefined;
  readonly days: number;
}

const fewestRatings = 5;

/** What became of advice: figures, groups side by side, reasons and ratings. */
export function QualityPanels({ courseId, days }: QualityPanelsProps): ReactNode {
  const t = useMessages(adviceMessages);
  const query = useQuery(qualityQuery(courseId, days));
  return (
    <Await query={query} skeleton={<TableSkeleton />}>
      {(quality) =>
        quality.all.composed === 0 ? (
          <StateBlock icon={<IconChartBar />} title={t('quality.none')} />
        ) : (
          <>
            <QualityTiles figures={quality.all} />
            <Groups quality={quality} download={qualityExportAddress(courseId, days)} />
            <Reasons quality={quality} />
          </>
        )
      }
    </Await>
  );
}

function Groups({ quality, download }: { readonly quality: AdviceQuality; readonly download: string }): ReactNode {
  const t = useMessages(adviceMessages);
  const { date } = useFormats();
  const nameOfKind = useCallback(({ kind }: QualityGroup) => t(`kind.${kind ?? 'advice'}`), [t]);
  const nameOfOrigin = useCallback(
    ({ model, promptVersion }: QualityGroup) => {
      const who = model === null ? t('composer.rules') : t('composer.named', { model: modelName(model) });
      return t('quality.prompt', { who, version: promptVersion ?? '' });
    },
    [t],
  );
  const nameOfWeek = useCallback(({ week }: QualityGroup) => date(`${week ?? ''}T12:00:00Z`), [date]);
  const parts = [
    ['quality.byOrigin', 'quality.what', quality.byOrigin, nameOfOrigin],
    ['quality.byKind', 'quality.what', quality.byKind, nameOfKind],
    ['quality.byWeek', 'quality.week', quality.byWeek, nameOfWeek],
  ] as const;
  return parts.map(([title, header, groups, nameOf], place) => (
    <Panel
      key={title}
      title={t(title)}
      flush
      {...(place === 0 && {
        about: t('quality.fewAbout', { fewest: fewestRatings }),
        tools: (
          <a href={download} download>
            csv
          </a>
        ),
      })}
    >
      <QualityTable title={t(title)} header={t(header)} groups={groups} nameOf={nameOf} />
    </Panel>
  ));
}

function Reasons({ quality: { reasons, all } }: { readonly quality: AdviceQuality }): ReactNode {
  const t = useMessages(adviceMessages);
  const stars = (all.stars ?? []).map((count, place) => ({ name: t('own.stars', { count: place + 1 }), count }));
  return (
    <>
      {reasons.length > 0 && (
        <Panel title={t('quality.reasons')}>
          <CountBars counts={reasons.map(({ reason, count }) => ({ name: t(`reason.${reason}`), count }))} />
        </Panel>
      )}
      {stars.length > 0 && (
        <Panel title={t('quality.spread')}>
          <CountBars counts={stars.toReversed()} />
        </Panel>
      )}
    </>
  );
}
