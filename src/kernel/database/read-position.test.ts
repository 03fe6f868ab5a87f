import { describe, expect, it } from 'vitest';
import { createPool } from '#adapters/database/pool.ts';
import { describeOnDatabase } from '#test/support/database.ts';
import { formatPosition, parsePosition, unreachable } from './position.ts';
import { createPositionReader } from './read-position.ts';

describe('position', () => {
  it('is read as it was written, and its texts compare as positions do', () => {
    for (const position of [0n, 255n, 0x1_0000_0000n, unreachable]) {
      expect(parsePosition(formatPosition(position))).toBe(position);
    }
    expect(formatPosition(9n) < formatPosition(16n)).toBe(true);
    for (const text of ['', '0', 'g'.repeat(16), '0'.repeat(17)]) expect(parsePosition(text)).toBeUndefined();
  });
});

describeOnDatabase('postgres', 'position of the primary', (test) => {
  it('rises with every commit, and calls at the same time share statements', async () => {
    const { pool } = test.database;
    const readPosition = createPositionReader(pool);
    const before = await readPosition();
    await pool.query("insert into programme (name) values ('a')");
    let sent = 0;
    pool.on('acquire', () => (sent += 1));
    const positions = await Promise.all(Array.from({ length: 20 }, readPosition));
    expect(sent).toBeLessThanOrEqual(2);
    for (const position of positions) expect(position).toBeGreaterThan(before);
  });

  it('is asked anew after the primary did not answer', async () => {
    const broken = createPool({ host: '127.0.0.1', port: 1 }, 1);
    const readPosition = createPositionReader(broken);
    await expect(readPosition()).rejects.toThrow('ECONNREFUSED');
    await expect(readPosition()).rejects.toThrow('ECONNREFUSED');
    await broken.end();
  });
});
