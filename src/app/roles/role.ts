/** A part of the program that runs until it is stopped. */
export interface RunningRole {
  /** Lets running work finish within the grace time and gives the rest back. */
  stop(): Promise<void>;
}
