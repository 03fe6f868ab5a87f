import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { StatRow, StatTile } from '#web/kit/tile/StatTile.tsx';
import type { QualityFigures } from '../../quality/contract.ts';
import { adviceMessages } from '../messages.ts';

/** What became of all advice of a period, in a row of figures. */
export function QualityTiles({ figures }: { readonly figures: QualityFigures }): ReactNode {
  const t = useMessages(adviceMessages);
  const { number, percent } = useFormats();
  const { unchanged, edited, rejected, items, itemsDone, ratings, meanStars, hoursToDecision } = figures;
  const { zoneBetter, zoneSame, zoneWorse } = figures;
  const withOutcome = zoneBetter + zoneSame + zoneWorse;
  const decided = unchanged + edited + rejected;
  const share = (count: number, of: number): string => (of === 0 ? '–' : percent((100 * count) / of));
  // Of nothing there is no share.
  const ofDecided = (count: number) =>
    decided === 0 ? {} : { note: `${share(count, decided)} ${t('quality.decided')}` };
  return (
    <StatRow>
      <StatTile label={t('quality.composed')} value={number(figures.composed)} />
      <StatTile label={t('quality.waiting')} value={number(figures.waiting)} />
      <StatTile label={t('quality.unchanged')} value={number(unchanged)} {...ofDecided(unchanged)} />
      <StatTile label={t('quality.edited')} value={number(edited)} {...ofDecided(edited)} />
      <StatTile label={t('quality.rejected')} value={number(rejected)} {...ofDecided(rejected)} />
      <StatTile label={t('quality.returned')} value={number(figures.returned)} />
      <StatTile
        label={t('quality.hours')}
        value={hoursToDecision === null ? '–' : number(hoursToDecision, 1)}
        note={t('quality.hours.about')}
      />
      <StatTile
        label={t('quality.done')}
        value={share(itemsDone, items)}
        {...(items > 0 && { note: `${number(itemsDone)} / ${number(items)}` })}
      />
      <StatTile
        label={t('quality.zone')}
        value={share(zoneBetter, withOutcome)}
        note={
          withOutcome === 0
            ? t('quality.zone.none')
            : t('quality.zone.of', { same: number(zoneSame), worse: number(zoneWorse), all: number(withOutcome) })
        }
      />
      <StatTile
        label={t('quality.ratings')}
        value={meanStars === null ? '–' : number(meanStars, 1)}
        note={t('quality.ratings.of', { count: ratings })}
      />
    </StatRow>
  );
}
