import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { S3mini } from 's3mini';
import { fileErrors, storeUnavailable } from './file.errors.js';
import type { FileContent, FileStore } from './file-store.js';

export interface S3Access {
  /** Address of the service, with or without a path; the bucket is added to it. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const ANSWER_WITHIN_MS = 30_000;

/** Any S3-compatible store, addressed by path: `<bucket>/files/ab/cd/<sha256>`. */
export class S3FileStore implements FileStore {
  private readonly client: S3mini;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Access) {
    this.client = new S3mini({
      endpoint: `${endpoint.replace(/\/+$/, '')}/${bucket}`,
      region,
      accessKeyId,
      secretAccessKey,
      requestAbortTimeout: ANSWER_WITHIN_MS,
    });
  }

  async put({ path, sha256, size }: FileContent): Promise<void> {
    if (await this.has(sha256)) return;
    await answered(async () => {
      const body = await openAsBlob(path);
      // The store compares the content with this checksum and refuses what was damaged on its way.
      const checksum = { 'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64') } as const;
      const type = 'application/octet-stream';
      await this.client.putObject(keyOf(sha256), body, type, undefined, checksum, size);
    });
  }

  async get(sha256: string): Promise<Readable> {
    const response = await answered(() => this.client.getObjectResponse(keyOf(sha256)));
    if (!response?.body) throw fileErrors.CONTENT_MISSING();
    return Readable.fromWeb(response.body as ReadableStream);
  }

  async has(sha256: string): Promise<boolean> {
    return (await answered(() => this.client.objectExists(keyOf(sha256)))) === true;
  }
}

function keyOf(sha256: string): string {
  return `files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** Whatever the store says but yes is, to the caller of the API, a store that is not available. */
async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw storeUnavailable();
  }
}
