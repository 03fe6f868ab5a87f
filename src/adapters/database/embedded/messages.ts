/** What the main thread and the thread of the embedded database say to each other. */
export interface ThreadInput {
  /** Folder of the database; it is created when absent. */
  folder: string;
  /** Path of the Unix socket to listen on. */
  socketPath: string;
}

export type ThreadRequest = { kind: 'copy'; id: number; target: string } | { kind: 'close' };

export type ThreadReply =
  { kind: 'ready' } | { kind: 'copied'; id: number; error?: string } | { kind: 'broken'; error: string };
