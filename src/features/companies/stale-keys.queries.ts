import type { INestApplicationContext } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { KEY_VERSION } from './company-keys.rules.js';

/** Lines for whoever starts the server, when stored match keys are older than the rules that read them. */
export async function noticeStaleKeys(app: INestApplicationContext): Promise<readonly string[]> {
  const stale = await app
    .get(Sql, { strict: false })
    .first('SELECT 1 AS found FROM company WHERE key_version < $1 LIMIT 1', [KEY_VERSION]);
  if (!stale) return [];
  return [
    '企业比对键由旧规则生成，查重和搜索可能有遗漏：请运行 npm run companies:rekey',
    'Match keys of companies were made by older rules; checks and searches may miss some: run npm run companies:rekey',
  ];
}
