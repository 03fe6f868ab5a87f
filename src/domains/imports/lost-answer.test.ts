import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { startTcpProxy } from '#test/services/tcp-proxy.ts';
import { describeOnDatabase, testRuntime } from '#test/support/database.ts';
import { temporaryFolder, wholeProgram } from '#test/support/program.ts';
import { startImports } from './service/imports.ts';
import { storeUpload } from './service/upload.ts';

const folder = temporaryFolder();

describeOnDatabase('postgres', 'the start of an import', (test) => {
  it('whose database is lost once it has begun leaves the file to it; one that is refused leaves none', async () => {
    const url = new URL(test.database.address);
    const proxy = await startTcpProxy(Number(url.port || 5432));
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    const opened = openPostgres(url.href, 2);
    const runtime = testRuntime(opened, wholeProgram(folder));
    // Told right after the commit: from here on the database is away.
    runtime.events.publish = () => {
      proxy.pointAt(1);
      proxy.cut();
    };
    try {
      await withRuntime(runtime, async () => {
        const refused = await storeUpload('refused.xlsx', Readable.from(['x']));
        await expect(startImports(null, [refused], { teacherId: 'nobody' })).rejects.toThrow();
        expect(existsSync(join(folder, refused.storageKey))).toBe(false);
        const begun = await storeUpload('begun.xlsx', Readable.from(['x']));
        await expect(startImports(null, [begun], { teacherId: null })).rejects.toThrow();
        expect(existsSync(join(folder, begun.storageKey))).toBe(true);
      });
      const { rows } = await test.database.pool.query<{ name: string }>('select file_name as name from import_batch');
      expect(rows).toEqual([{ name: 'begun.xlsx' }]);
    } finally {
      await opened.close();
      await proxy.close();
    }
  });
});
