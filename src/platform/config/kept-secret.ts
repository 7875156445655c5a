import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const BYTES = 48;

/**
 * The secret in `file`, made on first use, readable by its owner only. It survives restarts, so that tokens do.
 * @returns base64url text of 64 characters
 */
export async function keptSecret(file: string): Promise<string> {
  const kept = await readSecret(file);
  if (kept) return kept;
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(BYTES).toString('base64url'), { mode: 0o600 });
  // Of two processes that start together one wins, and both use the winner's.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  const secret = await readSecret(file);
  if (!secret)
    throw new Error(`${file} is damaged: remove it, and a new secret is made / 文件已损坏，请删除后重试`);
  return secret;
}

async function readSecret(file: string): Promise<string | null> {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    return text.length >= 32 ? text : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
