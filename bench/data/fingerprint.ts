import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const SHAPING = /(?:\.rules|\.table|\.seed|\.codes|draft|entity|migrations\/[^/]+|bench\/.*)\.js$/;

/** Digest of the code that decides how the generated rows look and how they are indexed. */
export async function fingerprintOf(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const place of places)
    for (const file of await filesIn(place)) if (SHAPING.test(file)) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

async function filesIn(place: string): Promise<string[]> {
  if ((await stat(place)).isFile()) return [place];
  const names = await readdir(place, { recursive: true });
  return names.sort().map((name) => path.join(place, name).replaceAll('\\', '/'));
}
