import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { type Account, canEnter, serverAccount } from './account.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { makeOpenFolder } from './native-binaries.js';

/** Where one cluster and the files beside it live, and the account that its server runs as. */
export interface ClusterPlace {
  readonly dataDir: string;
  readonly credentialsFile: string;
  readonly lockFile: string;
  readonly account: Account;
}

/**
 * Finds the place of the cluster that was asked for at `requested`. That folder itself, or, for root, a stable
 * folder below `relocationRoot` when the database account cannot pass through the folders above it.
 */
export async function placeCluster(
  requested: string,
  relocationRoot: string,
  log: (line: string) => void,
): Promise<ClusterPlace> {
  const isRoot = process.getuid?.() === 0;
  const asked = path.resolve(requested);
  const makeFolder = isRoot ? makeOpenFolder : (folder: string) => mkdir(folder, { recursive: true });
  await makeFolder(path.dirname(asked));
  const dataDir = path.join(await realpath(path.dirname(asked)), path.basename(asked));
  const account = await serverAccount(ownerOf(dataDir));
  if (!isRoot) {
    refuseForeignOwner(dataDir);
    return filesOf(dataDir, account);
  }
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const relocated = path.join(relocationRoot, mark, 'cluster');
  const reachable = canEnter(account, path.dirname(dataDir));
  if (isCluster(dataDir) && !reachable) throw outOfReach(dataDir);
  // A cluster that once was relocated stays where its data is, even when the folder has become reachable since.
  if (isCluster(dataDir) || (reachable && !isCluster(relocated))) return filesOf(dataDir, account);
  await makeOpenFolder(path.dirname(relocated));
  log(`The database's data is kept in ${relocated}: the database account cannot reach ${dataDir}`);
  return filesOf(relocated, await serverAccount(ownerOf(relocated)));
}

/** Whether the folder holds a cluster that initdb finished. */
export function isCluster(folder: string): boolean {
  return existsSync(path.join(folder, 'PG_VERSION')) && existsSync(path.join(folder, 'global', 'pg_control'));
}

function filesOf(dataDir: string, account: Account): ClusterPlace {
  return {
    dataDir,
    credentialsFile: `${dataDir}.credentials.json`,
    lockFile: `${dataDir}.lock`,
    account,
  };
}

function ownerOf(dataDir: string): { uid: number; gid: number } | undefined {
  return isCluster(dataDir) ? statSync(dataDir) : undefined;
}

function refuseForeignOwner(dataDir: string): void {
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid;
  const me = process.getuid?.();
  if (owner === undefined || me === undefined || owner === me) return;
  throw new EmbeddedPostgresError('foreign-cluster', {
    en: `The data folder ${dataDir} belongs to user ${owner}. Start as that user (or root), or move the folder away`,
    zh: `数据目录 ${dataDir} 属于用户 ${owner}。请以该用户（或 root）启动，或移走该目录`,
  });
}

function outOfReach(dataDir: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError('foreign-cluster', {
    en: `The database account can no longer reach ${dataDir}. Give back execute permission on the folders above it`,
    zh: `数据库账户已无法访问 ${dataDir}。请恢复其上级目录的执行权限`,
  });
}
