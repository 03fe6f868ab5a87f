import type { Readable } from 'node:stream';

/**
 * Keeps uploaded files. A key is a relative path with `/` between its parts, made by the caller and never reused.
 */
export interface FileStore {
  /**
   * Stores the whole stream under the key, durably: when the promise resolves the file survives a power cut. When the
   * stream fails, or is destroyed before its end, nothing stays under the key and the promise rejects.
   */
  put(key: string, content: Readable): Promise<void>;
  /**
   * Absolute path of a local copy of the file, for parsers that read paths. It stays there for at least a quarter of
   * an hour. Throws when there is no such file.
   */
  localPath(key: string): Promise<string>;
  /** Removes the file; a missing one is no error. */
  remove(key: string): Promise<void>;
}

/** A file store with its connections. */
export interface OpenFileStore extends FileStore {
  close(): Promise<void>;
}
