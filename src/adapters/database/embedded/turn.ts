/** One holder at a time; those who wait get their turn in the order they came. */
export class Turn {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn, with the function that ends it. */
  async take(): Promise<() => void> {
    const before = this.#last;
    const mine = Promise.withResolvers<undefined>();
    this.#last = before.then(() => mine.promise);
    await before;
    return () => {
      mine.resolve(undefined);
    };
  }
}
