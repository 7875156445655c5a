import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { isAlive, processCommand, processIdentity } from './process-identity.js';

/**
 * Deals with what an earlier run left on the data folder: ends a server that outlived it, and removes a
 * `postmaster.pid` whose number another program has by now. The caller holds the folder's lock.
 */
export async function clearLeftovers(dataDir: string, log: (line: string) => void): Promise<void> {
  const pidFile = path.join(dataDir, 'postmaster.pid');
  const content = await readFile(pidFile, 'utf8').catch(() => '');
  const pid = Number(content.split('\n')[0]);
  // PostgreSQL itself clears the file of a process that is gone.
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  const command = processCommand(pid);
  if (command === undefined) return;
  if (command.includes('postgres') && `${command} `.includes(`-D ${dataDir} `)) {
    log(`A database server of an earlier run (process ${pid}) is still there and is shut down`);
    await endProcess(pid);
    return;
  }
  log(`${pidFile} names process ${pid}, which is another program: the file is stale and is removed`);
  await rm(pidFile, { force: true });
}

async function endProcess(pid: number): Promise<void> {
  const identity = processIdentity(pid);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const giveUpAt = Date.now() + 30_000;
    if (processIdentity(pid) === identity) process.kill(pid, signal);
    while (Date.now() < giveUpAt) {
      if (identity === undefined || processIdentity(pid) !== identity) return;
      await sleep(50);
    }
  }
  throw new EmbeddedPostgresError('in-use', {
    en: `A database server of an earlier run (process ${pid}) does not end. End it by hand`,
    zh: `上次运行遗留的数据库进程 ${pid} 无法结束，请手动终止`,
  });
}
