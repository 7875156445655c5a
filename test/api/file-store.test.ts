import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiskFileStore } from '../../src/platform/files/disk-file-store.js';
import type { FileStore } from '../../src/platform/files/file-store.js';
import { S3FileStore } from '../../src/platform/files/s3-file-store.js';

/** A small S3-compatible server; it writes no types. */
interface S3Server {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => S3Server;

let folder: string;
let server: S3Server;
let port: number;
const stores: Record<string, FileStore> = {};

const s3 = (more: object = {}) =>
  new S3FileStore({
    endpoint: `http://127.0.0.1:${port}/`,
    bucket: 'taopu',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    ...more,
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'taopu-store-'));
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [{ name: 'taopu' }],
  });
  ({ port } = await server.run());
  stores['disk'] = new DiskFileStore(path.join(folder, 'files'));
  stores['s3'] = s3();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function content(bytes: Buffer) {
  const file = path.join(folder, `in-${createHash('sha1').update(bytes).digest('hex')}`);
  await writeFile(file, bytes);
  return { path: file, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
}
const storeOf = (name: string) => stores[name] as FileStore;

describe.each(['disk', 's3'])('the store on %s', (name) => {
  it.each([1, 100_000, 20 * 1024 * 1024])('gives %i bytes back as they were put', async (size) => {
    const bytes = randomBytes(size);
    const file = await content(bytes);
    expect(await storeOf(name).has(file.sha256)).toBe(false);
    await storeOf(name).put(file);
    await rm(file.path);
    expect(await storeOf(name).has(file.sha256)).toBe(true);
    expect((await buffer(await storeOf(name).get(file.sha256))).equals(bytes)).toBe(true);
  });

  it('takes the same content again, also at once', async () => {
    const file = await content(randomBytes(300_000));
    await Promise.all(Array.from({ length: 10 }, () => storeOf(name).put(file)));
    await storeOf(name).put(file);
    expect((await buffer(await storeOf(name).get(file.sha256))).length).toBe(300_000);
  });

  it('says what is missing', async () => {
    const sha256 = '0'.repeat(64);
    await expect(storeOf(name).get(sha256)).rejects.toMatchObject({ code: 'FILE.CONTENT_MISSING' });
    expect(await storeOf(name).has(sha256)).toBe(false);
  });
});

describe('the store on disk', () => {
  it('leaves no half file when a put fails', async () => {
    const missing = { path: path.join(folder, 'not-there'), sha256: 'a'.repeat(64), size: 1 };
    await expect(storeOf('disk').put(missing)).rejects.toThrow();
    const names = await readdir(path.join(folder, 'files'), { recursive: true });
    expect(names.filter((name) => name.includes('a'.repeat(64)) || name.endsWith('.part'))).toEqual([]);
  });

  it.each(['../../../etc/passwd', 'A'.repeat(64), ''])('takes %j for no name', async (name) => {
    await expect(storeOf('disk').get(name)).rejects.toThrow('SHA-256');
  });
});

describe('the store on S3', () => {
  it.each([
    ['nobody listens', () => s3({ endpoint: 'http://127.0.0.1:1' })],
    ['the key is unknown', () => s3({ accessKeyId: 'NOBODY' })],
    ['the bucket is not there', () => s3({ bucket: 'other' })],
  ])('is unavailable, with Retry-After, when %s', async (_name, broken) => {
    const file = await content(randomBytes(1000));
    await expect(broken().put(file)).rejects.toMatchObject({
      code: 'FILE.STORE_UNAVAILABLE',
      details: { headers: { 'Retry-After': '5' } },
    });
  });
});
