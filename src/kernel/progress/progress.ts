/** How far a step of a long piece of work has got, in its own units. */
export interface Progress {
  /** What is being done, as the thing's own status names it. */
  readonly step: string;
  readonly done: number;
  readonly total: number;
  /** Null before there is a rate to tell by. */
  readonly secondsLeft: number | null;
}
