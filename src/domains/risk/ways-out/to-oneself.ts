import type { ToldWay, WaysOut } from './contract.ts';

/**
 * Ways out as the student reads them: what to do and the zone, without scores of risk and probabilities, and without the
 * others' usual score, of which a small course tells too much.
 */
export function waysToOneself(told: WaysOut): WaysOut {
  const plain = (way: ToldWay): ToldWay => ({ ...way, riskScore: null, probability: null });
  return {
    ...told,
    from: told.from && { zone: told.from.zone, riskScore: null, probability: null },
    usual: told.usual?.of === 'student' ? told.usual : null,
    ways: told.ways.map(plain),
    nearest: told.nearest && plain(told.nearest),
  };
}
