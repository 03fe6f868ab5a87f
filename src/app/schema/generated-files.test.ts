import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { socketUrl } from '#adapters/database/embedded/open.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { findOutdated, generateFiles } from './generated-files.ts';

describe('generated files', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('embedded');
  });
  afterAll(() => database.close());

  it('agree with their sources; else `./pulse schema` writes them anew', async () => {
    const files = await generateFiles({ pool: database.pool, url: socketUrl(database.address) });
    expect((await findOutdated(files)).map(({ path }) => path)).toEqual([]);
    expect(files).toHaveLength(5);
  });

  it('are outdated when a byte differs, or when they are not there', async () => {
    const changed = { path: '.env.example', text: 'something else' };
    const absent = { path: 'docs/no-such-page.md', text: '' };
    expect(await findOutdated([changed, absent])).toEqual([changed, absent]);
  });
});
