import { setTimeout as sleep } from 'node:timers/promises';
import { defaultLocale } from '#kernel/locale.ts';
import { runtime } from '#kernel/runtime.ts';
import { importProgressSchema, type ImportDetail, type ImportStatus } from '#domains/imports/contract.ts';
import { getImportDetail } from '#domains/imports/index.ts';
import { progressText } from './describe-import.ts';

/** Where an import moves no further by itself. */
const rests: readonly ImportStatus[] = ['done', 'refused', 'failed', 'cancelled', 'undone', 'review'];

/** Waits until the imports rest, and says on a terminal meanwhile how far the first that does not has got. */
export async function waitForImports(
  ids: readonly string[],
  terminal: NodeJS.WriteStream = process.stderr,
): Promise<ImportDetail[]> {
  const line = terminal.isTTY ? terminal : undefined;
  const ended: ImportDetail[] = [];
  for (const id of ids) ended.push(await waitForImport(id, (text) => line?.write(`\r\x1b[K${text}`)));
  line?.write('\r\x1b[K');
  return ended;
}

async function waitForImport(id: string, show: (text: string) => void): Promise<ImportDetail> {
  let seen: ImportDetail | undefined;
  let shown = '';
  const tell = (batch: ImportDetail): void => {
    const text = progressText(batch);
    if (text !== shown) show(text);
    shown = text;
  };
  // Told while the transaction that stores is open, for which a question to the embedded database would wait.
  const leave = runtime().events.subscribe((event) => {
    const progress = importProgressSchema.safeParse({ ...event.progress, ahead: null });
    if (seen && event.id === id && progress.success) tell({ ...seen, progress: progress.data });
  });
  try {
    for (;;) {
      seen = await getImportDetail(id, defaultLocale);
      if (rests.includes(seen.status)) return seen;
      tell(seen);
      await sleep(50);
    }
  } finally {
    leave();
  }
}
