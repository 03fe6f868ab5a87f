import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { Effect } from '../effect/contract.ts';
import { followUpMessages } from './messages.ts';
import { effectQuery } from './queries.ts';
import classes from './follow-up.module.css';

const fewestPairs = 10;

/** Whether contacts and advice went with less risk. @param courseId undefined: over all courses the reader may see */
export function ContactEffectPanel({ courseId }: { readonly courseId?: number }): ReactNode {
  const t = useMessages(followUpMessages);
  const effects = useQuery(effectQuery(courseId)).data;
  if (effects === undefined) return null;
  const isEmpty = effects.every(({ contacts }) => contacts === 0);
  return (
    <Panel title={t('effect.title')} about={isEmpty ? undefined : t('effect.about')}>
      <div className={classes.panel}>
        {isEmpty && <p className={classes.quiet}>{t('effect.none')}</p>}
        {effects
          .filter(({ of }) => effects.some((one) => one.of === of && one.contacts > 0))
          .map((effect) => (
            <div key={`${effect.of} ${String(effect.days)}`} className={classes.part}>
              <h3>{t(`effect.after.${effect.of}`, { days: effect.days })}</h3>
              <EffectText effect={effect} />
            </div>
          ))}
      </div>
    </Panel>
  );
}

function EffectText({ effect: { pairs, gain, better } }: { readonly effect: Effect }): ReactNode {
  const t = useMessages(followUpMessages);
  const { number } = useFormats();
  if (gain === null) return <p className={classes.quiet}>{t('effect.few', { pairs, fewest: fewestPairs })}</p>;
  const key = gain.from > 0 ? 'effect.more' : gain.to < 0 ? 'effect.less' : 'effect.unclear';
  const sign = key === 'effect.less' ? -1 : 1;
  const [from, to] = [sign * gain.from, sign * gain.to].toSorted((one, other) => one - other);
  return (
    <>
      <p>{t(key, { points: number(sign * gain.median), from: number(from ?? 0), to: number(to ?? 0) })}</p>
      <p className={classes.quiet}>{t('effect.better', { ...better, pairs })}</p>
    </>
  );
}
