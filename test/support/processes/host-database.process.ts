// Hosts the embedded database of a data folder until it is killed. Arguments: folder.
import { openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';

const [folder = ''] = process.argv.slice(2);
try {
  const database = await openEmbeddedDatabase(folder, (error) => {
    throw error;
  });
  await database.pool.query('create table if not exists note (id integer generated always as identity, text text)');
  console.log('hosting');
} catch (error) {
  console.log(`refused: ${String(error)}`);
  process.exitCode = 1;
}
