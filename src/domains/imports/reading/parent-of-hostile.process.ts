// For the test of reading processes: starts one that reads without end, and tells its id.
import { z } from 'zod';
import { ReadingProcess } from './reading-process.ts';

const reading = new ReadingProcess(new URL('./hostile.process.ts', import.meta.url), 64);
await reading.read({ what: 'endless' }, (message) => {
  process.send?.(z.object({ pid: z.int() }).parse(message).pid);
});
