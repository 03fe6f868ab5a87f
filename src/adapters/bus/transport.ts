/** How texts reach the other processes: what differs between the carried buses. */
export interface Transport {
  /** Bytes that one text may have. */
  readonly mostBytes: number;
  /**
   * Begins to connect and keeps connected until closed, with growing pauses. Called once.
   */
  open(listener: TransportListener): void;
  /** Sends the texts to all processes, this one included. Rejects soon when that does not work at present. */
  send(texts: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface TransportListener {
  received(text: string): void;
  /** The connection was made: sending may work. */
  connected(): void;
  /** Texts arrive from now on, or do so no longer. */
  hearing(isHearing: boolean): void;
}

/** Pause before the next attempt to connect: 0.1 s doubling to 5 s, up to a half more, so that not all come at once. */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  return Math.round(Math.min(5000, 100 * 2 ** Math.min(attempt, 10)) * (1 + random() / 2));
}
