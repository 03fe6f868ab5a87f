import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAfterKey, cellAt, layOut } from './geometry.ts';

describe('layOut', () => {
  it('fits the course into the width, between the narrowest and the widest cell', () => {
    expect(layOut(59, 66, 1100, 2)).toMatchObject({ cellWidth: 16, width: 1056, scale: 2 });
    expect(layOut(59, 5, 1100, 1).cellWidth).toBe(22);
    expect(layOut(300, 200, 300, 1).cellWidth).toBe(11);
  });

  it('never asks for more canvas than browsers draw', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.nat(200),
        fc.nat(4000),
        fc.constantFrom(1, 1.5, 2, 3),
        (rows, columns, width, ratio) => {
          const { width: drawn, height, scale } = layOut(rows, columns, width, ratio);
          expect(drawn * height * scale * scale).toBeLessThanOrEqual(16_000_001);
          expect(scale).toBeLessThanOrEqual(ratio);
        },
      ),
    );
  });
});

describe('cellAt', () => {
  const map = layOut(10, 20, 400, 1);

  it('finds the cell under every point of it', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(19), fc.nat(map.cellWidth - 1), fc.nat(map.cellHeight - 1), (row, column, x, y) => {
        expect(cellAt(map, column * map.cellWidth + x, row * map.cellHeight + y)).toEqual({ row, column });
      }),
    );
  });

  it('finds none outside', () => {
    expect([cellAt(map, -1, 5), cellAt(map, 5, -1), cellAt(map, map.width, 5), cellAt(map, 5, map.height)]).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });
});

describe('cellAfterKey', () => {
  const map = layOut(3, 4, 400, 1);

  it('moves by one and stays inside', () => {
    expect(cellAfterKey(map, { row: 1, column: 1 }, 'ArrowRight')).toEqual({ row: 1, column: 2 });
    expect(cellAfterKey(map, { row: 1, column: 1 }, 'ArrowUp')).toEqual({ row: 0, column: 1 });
    expect(cellAfterKey(map, { row: 0, column: 0 }, 'ArrowUp')).toEqual({ row: 0, column: 0 });
    expect(cellAfterKey(map, { row: 2, column: 3 }, 'ArrowDown')).toEqual({ row: 2, column: 3 });
    expect(cellAfterKey(map, { row: 2, column: 0 }, 'End')).toEqual({ row: 2, column: 3 });
  });

  it('leaves other keys to the page', () => {
    expect(cellAfterKey(map, { row: 1, column: 1 }, 'Tab')).toBeUndefined();
  });
});
