/** What several callers ask for is done in one statement. */
export interface BatcherOptions<Item, Result> {
  /** Does all at once and tells how it ended for each. Asked once for each item, in their order. */
  readonly together: (items: readonly Item[]) => Promise<(item: Item) => Result>;
  /** Does one: when nobody else asks, or when doing all at once has failed, so that no item suffers from another. */
  readonly alone: (item: Item) => Promise<Result>;
  /** Told why doing all at once has failed. */
  readonly onFailed: (error: unknown) => void;
  /** Items that are done at once, at most. */
  readonly most: number;
}

interface Call<Item, Result> {
  readonly item: Item;
  readonly ended: PromiseWithResolvers<Result>;
}

/**
 * Makes a function that gathers its calls: those of one turn of the event loop, and those that arrive while a batch is
 * under way, make the next batch. So a lone caller hardly waits, and batches grow with what there is to do.
 */
export function createBatcher<Item, Result>(options: BatcherOptions<Item, Result>): (item: Item) => Promise<Result> {
  let calls: Call<Item, Result>[] = [];
  let isUnderWay = false;

  async function work(): Promise<void> {
    while (calls.length > 0) {
      const batch = calls.slice(0, options.most);
      calls = calls.slice(options.most);
      await end(batch, options);
    }
    isUnderWay = false;
  }

  return (item) => {
    const ended = Promise.withResolvers<Result>();
    calls.push({ item, ended });
    if (!isUnderWay) {
      isUnderWay = true;
      setImmediate(() => void work());
    }
    return ended.promise;
  };
}

/** Does a batch; never rejects, every call gets its own outcome. */
async function end<Item, Result>(
  batch: readonly Call<Item, Result>[],
  { together, alone, onFailed }: BatcherOptions<Item, Result>,
): Promise<void> {
  let outcome: ((item: Item) => Result) | undefined;
  if (batch.length > 1) {
    try {
      outcome = await together(batch.map(({ item }) => item));
    } catch (error) {
      onFailed(error);
    }
  }
  for (const { item, ended } of batch) ended.resolve(outcome ? outcome(item) : alone(item));
  await Promise.allSettled(batch.map(({ ended }) => ended.promise));
}
