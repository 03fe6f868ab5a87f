/** How often something has happened in its present window of time. */
export interface Counted {
  /** This time included. */
  readonly count: number;
  /** Milliseconds until the window ends and counting begins anew. */
  readonly msLeft: number;
}

/** Counts what happens, by key. It answers at once and never fails, whatever becomes of those it counts with. */
export interface Tally {
  /**
   * Counts once more.
   *
   * @param windowMs how long a window is, from the first time on
   */
  count(key: string, windowMs: number): Counted;
  close(): void;
}
