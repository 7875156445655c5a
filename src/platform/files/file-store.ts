import type { Readable } from 'node:stream';

/** A file on local disk whose content hash is known: what a store takes in. */
export interface FileContent {
  readonly path: string;
  /** Lower-case hex of the SHA-256 of the content; the name under which it is kept. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Port: where file contents are kept, by content hash. The same content is kept once; nothing is ever changed under
 * a hash, so a reader never meets half a file.
 */
export interface FileStore {
  /**
   * Keeps the content; the file at `path` stays where it is. Putting what is there already does nothing.
   * @throws FILE.STORE_UNAVAILABLE (503) when the store does not answer or is full
   */
  put(content: FileContent): Promise<void>;
  /**
   * The content as a stream that is open already.
   * @throws FILE.CONTENT_MISSING (404), FILE.STORE_UNAVAILABLE (503)
   */
  get(sha256: string): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
}

export const FILE_STORE = Symbol('FileStore');
