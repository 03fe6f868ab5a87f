import type { Pool } from 'pg';

/** An open database, whichever the size: one `pg` pool, one dialect. */
export interface OpenDatabase {
  readonly pool: Pool;
  /**
   * Writes a copy of the whole database to `path` (gzipped tar of the data folder). Only the process that hosts the
   * embedded database can; elsewhere it is absent and PostgreSQL's own tools serve.
   */
  readonly snapshot?: (path: string) => Promise<void>;
  close(): Promise<void>;
}
