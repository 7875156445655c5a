import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';

/** What a start must know of the cluster; kept in a file beside the data folder that only its owner can read. */
export interface Credentials {
  readonly adminPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** The port of the last start, tried first so that connection strings stay valid. */
  readonly port?: number;
}

/** Reads the file. Undefined when it is missing or damaged: passwords are then set anew in the cluster. */
export async function readCredentials(file: string): Promise<Credentials | undefined> {
  try {
    const value = JSON.parse(await readFile(file, 'utf8')) as Partial<Credentials>;
    const { adminPassword, ownerPassword, appPassword, port } = value;
    if (!adminPassword || !ownerPassword || !appPassword) return undefined;
    return { adminPassword, ownerPassword, appPassword, port };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw error;
    return undefined;
  }
}

/** Writes the file so that a crash leaves the old one or the new one, mode 0600. */
export async function writeCredentials(file: string, credentials: Credentials): Promise<void> {
  const draft = `${file}.draft`;
  await writeFile(draft, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

/** Three passwords of 192 random bits, safe in a connection string. */
export function newCredentials(): Credentials {
  const password = (): string => randomBytes(24).toString('base64url');
  return { adminPassword: password(), ownerPassword: password(), appPassword: password() };
}
