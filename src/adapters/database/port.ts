import type { Pool } from 'pg';
import type { Position } from '#kernel/database/position.ts';

/** An open database, whichever the size: one `pg` pool, one dialect. */
export interface OpenDatabase {
  readonly pool: Pool;
  /**
   * Seconds after which the server is to end a transaction that waits for its next statement: a process that is
   * frozen or cut off would hold its locks for hours. Absent for the embedded database: it has no other process to
   * protect, and ending a session would end its only one.
   */
  readonly silenceSeconds?: number;
  /**
   * Copies of the database kept in the data folder. Only the process that hosts the embedded database makes them;
   * elsewhere this is absent and PostgreSQL's own tools serve.
   */
  readonly snapshots?: Snapshots;
  /** Read-only copies that follow the primary; absent when none are configured. */
  readonly replicas?: Replicas;
  close(): Promise<void>;
}

/** A read-only copy of the database that follows its primary. */
export interface Replica {
  /** Host and port, without user and password. */
  readonly name: string;
  readonly pool: Pool;
  /** To be told of each statement that it failed: when its connection did, it is left out until it answers again. */
  hasFailed(error: unknown): void;
}

export interface ReplicaState {
  readonly name: string;
  /** Undefined: reads may go to it. */
  readonly leftOut: string | undefined;
  /** Seconds by which it is behind the primary at most; undefined when that is not known. */
  readonly lagSeconds: number | undefined;
}

export interface Replicas {
  /** Seconds: one that is further behind is never chosen. */
  readonly mostLagSeconds: number;
  /**
   * Begins to measure all of them, again and again until closed. Until then none is chosen. Resolves after the first
   * measurement.
   */
  watch(): Promise<void>;
  /** Measures all of them once, whether or not they are watched. */
  measure(): Promise<readonly ReplicaState[]>;
  /** The least busy of those that are well and have replayed this position; undefined: ask the primary. */
  choose(atLeast: Position): Replica | undefined;
  states(): readonly ReplicaState[];
}

/** Why a snapshot was taken: every day, after an import, for a backup under way, before a restore replaced what was. */
export const snapshotKinds = ['daily', 'import', 'backup', 'before-restore'] as const;
export type SnapshotKind = (typeof snapshotKinds)[number];

/** An archive in <data>/snapshots, whole and flushed, that `pulse restore` reads. */
export interface Snapshot {
  readonly path: string;
  readonly kind: SnapshotKind;
  /** To the millisecond, by the machine's clock. */
  readonly takenAt: Date;
  readonly bytes: number;
}

export interface Snapshots {
  /**
   * Takes a snapshot and removes the oldest of its kind beyond the seventh. Queries wait only while the database's
   * files are copied; packing the copy is done beside. One is taken at a time. Not to be called within a
   * transaction: it would wait for that transaction's end.
   */
  take(kind: SnapshotKind): Promise<Snapshot>;
  /** All that are kept, oldest first. */
  list(): Promise<Snapshot[]>;
}
