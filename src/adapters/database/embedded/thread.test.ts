import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { prepareDataFolder } from '#test/support/database/embedded.ts';
import { startThread } from './thread.ts';

it('the thread of the embedded database reports a copy that cannot be made, and makes the next one', async () => {
  const folder = await prepareDataFolder();
  const sockets = mkdtempSync(join(tmpdir(), 'pulse-'));
  const input = { folder: join(folder, 'database'), socketPath: join(sockets, '.s.PGSQL.5432') };
  const thread = await startThread(input, (error) => {
    throw error;
  });
  const copies = [thread.copy(join(folder, 'no/such/folder')), thread.copy(join(folder, 'copy'))];
  expect((await Promise.allSettled(copies)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(existsSync(join(folder, 'copy/PG_VERSION'))).toBe(true);
  await thread.end();
  for (const used of [folder, sockets]) rmSync(used, { recursive: true });
});
