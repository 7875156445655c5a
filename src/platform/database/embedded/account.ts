import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

const run = promisify(execFile);

/** Whom the server runs as. Empty: as the user who started Node. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * The account for the server: PostgreSQL refuses root, so root lends it the `postgres` account of the system,
 * made when it is missing.
 * @param clusterOwner uid and gid of a data folder that exists; the server must run as its owner.
 */
export async function serverAccount(clusterOwner?: { uid: number; gid: number }): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  if (clusterOwner !== undefined && clusterOwner.uid !== 0) {
    return { uid: clusterOwner.uid, gid: clusterOwner.gid };
  }
  return (await findPostgresUser()) ?? (await createPostgresUser());
}

/** Whether the account can pass through every folder above and enter this one. */
export function canEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  // The kernel is asked rather than mode bits: access lists and mount options count too.
  const probe = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/' });
  return probe.status === 0;
}

async function findPostgresUser(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createPostgresUser(): Promise<Account> {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'postgres']],
  ];
  for (const [command, args] of ways) {
    // The next way is tried whether this one is missing or refuses; only the outcome counts.
    await run(command, args).catch(() => undefined);
    const account = await findPostgresUser();
    if (account !== undefined) return account;
  }
  throw new EmbeddedPostgresError('no-account', {
    en: 'PostgreSQL refuses to run as root and the account "postgres" could not be made. Start as an ordinary user, or create that account',
    zh: 'PostgreSQL 不允许以 root 运行，且无法创建 postgres 账户。请以普通用户启动，或先创建该账户',
  });
}
