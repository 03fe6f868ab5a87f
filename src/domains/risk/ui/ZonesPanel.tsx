import type { ReactNode } from 'react';
import { useMessages, type Translate } from '#web/kit/i18n/messages.ts';
import type { Formats } from '#web/kit/i18n/formats.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import type { ClusterRun, StudentZone, Zone } from '../contract.ts';
import { AboutModel } from './AboutModel.tsx';
import { riskMessages } from './messages.ts';
import { ZoneScale } from './ZoneScale.tsx';
import classes from './risk.module.css';

/** A zone, or "none" for the students that have none. */
export type ZoneFilter = Zone | 'none';

interface ZonesPanelProps {
  readonly run: ClusterRun;
  readonly students: readonly StudentZone[];
  /** The zone that the page shows alone; undefined when it shows all. */
  readonly chosen: ZoneFilter | undefined;
  readonly onChoose: (zone: ZoneFilter | undefined) => void;
}

const order = ['C', 'B', 'A', 'none'] as const;

/** How many students are in which zone; a click shows that zone alone. */
export function ZonesPanel({ run, students, chosen, onChoose }: ZonesPanelProps): ReactNode {
  const t = useMessages(riskMessages);
  const kit = useMessages(kitMessages);
  const { number, percent } = useFormats();
  const { model } = run.judgement;
  const total = order.reduce((sum, zone) => sum + run.sizes[zone], 0);
  const shown = order.filter((zone) => zone !== 'none' || run.sizes.none > 0);
  return (
    <Panel title={t('zones.title')}>
      <div className={classes.zones}>
        {shown.map((zone) => {
          const size = run.sizes[zone];
          return (
            <button
              key={zone}
              type="button"
              className={classes.zone}
              data-zone={zone}
              aria-pressed={chosen === zone}
              title={zone === 'none' ? t('zones.filterNone') : t('zones.filter', { zone })}
              onClick={() => {
                onChoose(chosen === zone ? undefined : zone);
              }}
            >
              <span className={classes.letter} aria-hidden={zone === 'none'}>
                {zone === 'none' ? '–' : zone}
              </span>
              <span className={classes.zoneName}>{kit(`zone.${zone}`)}</span>
              <span className={classes.zoneSize}>{t('zones.students', { count: size })}</span>
              <span className={classes.zoneBar} aria-hidden>
                <span style={{ width: total === 0 ? 0 : `${String((100 * size) / total)}%` }} />
              </span>
            </button>
          );
        })}
      </div>
      {run.bounds && (
        <div className={classes.scale}>
          <ZoneScale
            bounds={run.bounds}
            marks={students.flatMap(({ zone, riskScore }) => (zone === null ? [] : [riskScore]))}
            median={model === null ? undefined : 100 * model.medianProbability}
            label={t('zones.scale')}
            text={model === null ? number : percent}
          />
        </div>
      )}
      <p className={classes.method}>
        {methodText(run, t, { number, percent })} {model !== null && run.bounds && <AboutModel bounds={run.bounds} />}
      </p>
    </Panel>
  );
}

function methodText(
  { method, rulesCause, silhouette, judgement, bounds }: ClusterRun,
  t: Translate<keyof typeof riskMessages.phrases>,
  { number, percent }: Pick<Formats, 'number' | 'percent'>,
): string {
  const { model, abstention, sizes } = judgement;
  if (method === 'none') return t('zones.about.none');
  if (model !== null && bounds !== null) {
    const name = t('model.name', { version: model.version });
    const byModel = t('zones.about.probability', { model: name, b: percent(bounds.B), c: percent(bounds.C) });
    return sizes.rules === 0 ? byModel : `${byModel} ${t('zones.about.someByRules', { count: sizes.rules })}`;
  }
  const byClusters = t('zones.about.clusters', { silhouette: silhouette === null ? '–' : number(silhouette, 2) });
  const how = rulesCause === null ? byClusters : t(`zones.about.${rulesCause}`);
  return abstention === null ? how : `${t(`zones.about.${abstention}`)} ${how}`;
}
