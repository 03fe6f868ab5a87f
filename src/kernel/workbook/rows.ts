import { setImmediate } from 'node:timers/promises';
import type { Row } from './thread-messages.ts';

/** Rows in their order; many come as they are read. */
export type Rows = Iterable<Row> | AsyncIterable<Row>;

/** Handling so many takes a millisecond or two. */
const rowsAtOnce = 500;

/** The rows a few at a time; between them whatever else waits has its turn. */
export async function* inBatches(rows: Rows): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
    await setImmediate();
  }
  yield batch;
}
