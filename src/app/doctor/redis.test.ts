import { describe, expect, it } from 'vitest';
import { skipsRedis, startRedis } from '#test/services/redis.ts';
import { examineRedis } from './redis.ts';

describe('doctor, Redis', () => {
  it('says nothing when none is configured', async () => {
    expect(await examineRedis({ redisUrl: undefined })).toEqual([]);
  });

  it('finds a fault when nobody answers', async () => {
    expect(await examineRedis({ redisUrl: 'redis://127.0.0.1:1' })).toMatchObject([
      { status: 'fault', about: 'Redis' },
    ]);
  });

  it.skipIf(skipsRedis())(
    'tells the version of one that serves, and a fault of one that refuses to write',
    async () => {
      const redis = await startRedis();
      expect(await examineRedis({ redisUrl: redis.url })).toMatchObject([{ status: 'ok' }]);
      await redis.stop();
      const full = await startRedis(['--maxmemory', '1', '--maxmemory-policy', 'noeviction']);
      expect(await examineRedis({ redisUrl: full.url })).toMatchObject([{ status: 'fault' }]);
      await full.stop();
    },
  );
});
