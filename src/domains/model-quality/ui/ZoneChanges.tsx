import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { modelMessages } from './messages.ts';
import classes from './model.module.css';

const zones = ['A', 'B', 'C'] as const;

/** How many students would be in which zone by the candidate. @param changes by zone now, then by zone of the candidate */
export function ZoneChanges({ changes }: { readonly changes: readonly (readonly number[])[] }): ReactNode {
  const t = useMessages(modelMessages);
  const { number } = useFormats();
  const sum = (isCounted: (now: number, then: number) => boolean): number =>
    changes.flatMap((row, now) => row.filter((_, then) => isCounted(now, then))).reduce((total, one) => total + one, 0);
  const isEmpty = sum(() => true) === 0;
  return (
    <section className={classes.parts}>
      <h3>{t('changes.title')}</h3>
      <p className={classes.help}>{t(isEmpty ? 'changes.none' : 'changes.about')}</p>
      {!isEmpty && (
        <>
          <table className={classes.changes}>
            <thead>
              <tr>
                <th scope="col">{t('changes.zone')}</th>
                {zones.map((zone) => (
                  <th key={zone} scope="col">
                    {zone}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {zones.map((zone, now) => (
                <tr key={zone}>
                  <th scope="row">{zone}</th>
                  {zones.map((other, then) => (
                    <td key={other} data-same={now === then || undefined}>
                      {number(changes[now]?.[then] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes.help}>
            {t('changes.summary', {
              worse: number(sum((now, then) => then > now)),
              better: number(sum((now, then) => then < now)),
              same: number(sum((now, then) => then === now)),
            })}
          </p>
        </>
      )}
    </section>
  );
}
