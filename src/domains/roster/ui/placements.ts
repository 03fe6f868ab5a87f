import type { Placement } from '../contract.ts';

interface Placed {
  readonly id: number;
  readonly programme: { readonly id: number } | null;
}

/** What is to change so that the programme has the chosen ones and no others: those come in, these go out. */
export function placementsOf(programmeId: number, items: readonly Placed[], chosen: readonly number[]): Placement[] {
  const wanted = new Set(chosen);
  return items.flatMap(({ id, programme }) => {
    const isInside = programme?.id === programmeId;
    return isInside === wanted.has(id) ? [] : [{ id, programmeId: isInside ? null : programmeId }];
  });
}
