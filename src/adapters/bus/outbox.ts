import { setTimeout as sleep } from 'node:timers/promises';

/** Messages that wait to be sent: each text once, in the order of their first mention. */
export interface Outbox {
  add(text: string): void;
  /** Tries now, not after the pause of a failure. */
  retry(): void;
  /** Sends what waits, for at most this long, and then no more. */
  drain(milliseconds: number): Promise<void>;
}

export interface OutboxOptions {
  /** Rejects when sending does not work at present. `missed`: messages were given up meanwhile. */
  send(texts: readonly string[], missed: boolean): Promise<void>;
  onDropped(count: number): void;
  onFailed(error: unknown): void;
  /** Messages that may wait. */
  most?: number;
}

/** Milliseconds between two sends: a burst is at most 200 of them a second, and a single message does not wait. */
const shortestInterval = 5;
/** Milliseconds after which a failed send is tried again, unless the connection is made before. */
const retryInterval = 1000;

/** Gathers what comes while a send is under way or was just made, and sends it together. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { most = 2000 } = options;
  let waiting = new Set<string>();
  let missed = false;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let isClosed = false;

  function schedule(milliseconds: number): void {
    if (isClosed || sending || timer || (waiting.size === 0 && !missed)) return;
    timer = setTimeout(() => void flush(), milliseconds);
    // What waits for another process is no reason to stay.
    timer.unref();
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending ??= sendWaiting().then((pause) => {
      sending = undefined;
      schedule(pause);
    });
    return sending;
  }

  async function sendWaiting(): Promise<number> {
    const [texts, hadMissed] = [waiting, missed];
    if (texts.size === 0 && !hadMissed) return 0;
    waiting = new Set();
    missed = false;
    try {
      await options.send([...texts], hadMissed);
      // A pause after each, during which others gather.
      await sleep(shortestInterval, undefined, { ref: false });
      return 0;
    } catch (error) {
      options.onFailed(error);
      const newer = waiting;
      waiting = texts;
      missed ||= hadMissed;
      for (const text of newer) keep(text);
      return retryInterval;
    }
  }

  function keep(text: string): void {
    if (waiting.size < most || waiting.has(text)) {
      waiting.add(text);
    } else {
      missed = true;
      options.onDropped(1);
    }
  }

  return {
    add(text) {
      keep(text);
      // At once when it is quiet: a wake-up is worth a millisecond.
      if (!timer && !sending && !isClosed) void flush();
    },
    retry() {
      if (timer) void flush();
    },
    async drain(milliseconds) {
      const end = performance.now() + milliseconds;
      while (sending || waiting.size > 0) {
        const left = end - performance.now();
        if (left <= 0) break;
        const patience = new AbortController();
        // A send that failed is tried again soon: the connection may just be made.
        const turn = flush().then(() => (waiting.size > 0 ? sleep(20) : undefined));
        await Promise.race([turn, sleep(left, undefined, { signal: patience.signal })]);
        patience.abort();
      }
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
