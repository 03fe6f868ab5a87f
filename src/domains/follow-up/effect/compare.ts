import { type Effect, fewestPairs, type Help } from './contract.ts';
import { medianInterval } from './median-interval.ts';
import type { Comparison, Stretch } from './pairs.ts';

/** Whether the contacted have come down in risk more than those comparable to them; no proof, for who is contacted is chosen. */
export function compareContacted({ contacts, pairs }: Comparison, of: Help, days: Effect['days']): Effect {
  const gains = pairs.map(({ contacted, other }) => fall(contacted) - fall(other));
  return {
    of,
    days,
    contacts,
    pairs: pairs.length,
    gain: pairs.length < fewestPairs ? null : medianInterval(gains),
    better: {
      contacted: pairs.filter(({ contacted }) => isBetter(contacted)).length,
      others: pairs.filter(({ other }) => isBetter(other)).length,
    },
  };
}

function fall({ before, after }: Stretch): number {
  return before.riskScore - after.riskScore;
}

/** Zones are in the order of the alphabet. */
function isBetter({ before, after }: Stretch): boolean {
  return before.zone !== null && after.zone !== null && after.zone < before.zone;
}
