// Hosts the embedded database of a data folder, writes numbered notes and takes snapshots of them until it is killed.
// Arguments: folder. Prints `noted N` once a note is committed and `taken PATH` once a snapshot is whole.
import { openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';

const [folder = ''] = process.argv.slice(2);
const database = await openEmbeddedDatabase(folder, (error) => {
  throw error;
});
await database.pool.query('create table if not exists note (number integer generated always as identity)');

async function note(): Promise<never> {
  for (;;) {
    const { rows } = await database.pool.query<{ number: number }>('insert into note default values returning number');
    for (const { number } of rows) console.log(`noted ${number}`);
  }
}

async function takeSnapshots(): Promise<never> {
  for (;;) console.log(`taken ${(await database.snapshots?.take('import'))?.path ?? ''}`);
}

await Promise.all([note(), takeSnapshots()]);
