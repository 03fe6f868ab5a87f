import type { Actor } from '#kernel/actor.ts';
import type { ClusterRun, StoredRun, StudentZone, ZoneOfStudent } from './contract.ts';

/** A run without how good its clusters are, for whom that is not. */
export function toldTo(actor: Pick<Actor, 'permissions'>, run: StoredRun): StoredRun {
  if (actor.permissions.has('courses.quality')) return run;
  return { ...run, pattern: { ...run.pattern, quality: null }, drift: null };
}

/** A student's zone as the staff reads it, with the model that judged and how the student works. */
export function zoneToStaff(
  zone: StudentZone | null,
  run: Pick<ClusterRun, 'pattern' | 'judgement' | 'bounds'> | undefined,
  asOf: string | null,
): ZoneOfStudent {
  const { model } = run?.judgement ?? { model: null };
  return {
    zone,
    pattern: run?.pattern.clusters[zone?.pattern ?? -1]?.name ?? null,
    model: model && run?.bounds ? { version: model.version, bounds: run.bounds } : null,
    asOf,
  };
}
