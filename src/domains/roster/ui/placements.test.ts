import { describe, expect, it } from 'vitest';
import { placementsOf } from './placements.ts';

describe('placementsOf', () => {
  it('brings in what was chosen, takes out what was not, and leaves the rest', () => {
    const items = [
      { id: 1, programme: { id: 7 } },
      { id: 2, programme: { id: 7 } },
      { id: 3, programme: { id: 8 } },
      { id: 4, programme: null },
      { id: 5, programme: null },
    ];
    expect(placementsOf(7, items, [1, 3, 4])).toEqual([
      { id: 2, programmeId: null },
      { id: 3, programmeId: 7 },
      { id: 4, programmeId: 7 },
    ]);
  });
});
