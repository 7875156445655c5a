import { stdin, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { Refused } from './api-session.js';
import { ImportClient, type ImportSummary } from './import-client.js';
import { Interrupted } from './prompt.js';

const USAGE = `用法: npm run import -- FILE [选项]
  --kind KIND        companies contacts interactions leads projects；不写则按表头识别
  --unit UNIT        代哪个单位导入（代码、名称或简称，仅储备库管理员）
  --sheet NAME       只读一个工作表；--hidden-sheets 连同隐藏的
  --duplicates WAY   skip（默认） update stop
  --mode MODE        each（默认） atomic
  --defaults JSON    表中没有写的默认值
  --preview          只预览，不写入
环境变量: BASE_URL（默认 http://127.0.0.1:3000） IMPORT_LOGIN IMPORT_PASSWORD 或 IMPORT_TOKEN
退出码: 0 全部导入  1 有未通过的行  2 用法错误  3 被拒绝或失败  130 已取消`;

const OPTIONS = {
  kind: { type: 'string' },
  unit: { type: 'string' },
  sheet: { type: 'string' },
  'hidden-sheets': { type: 'boolean' },
  duplicates: { type: 'string' },
  mode: { type: 'string' },
  defaults: { type: 'string' },
  preview: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** As shells report an end by Ctrl-C. */
const INTERRUPTED = 130;

const PHASES: Readonly<Record<string, string>> = {
  CHECKING: '检查文件',
  PREVIEWING: '预览',
  IMPORTING: '导入',
  DONE: '完成',
};

/** Sends a file to a running server as the user who is named, follows its job, and says what became of the rows. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [file] = positionals;
  if (values.help || !file || positionals.length > 1) {
    stdout.write(`${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  const client = await ImportClient.signedIn(process.env, stdin, stdout);
  const started = await client.start(file, {
    ...withoutBlanks({
      kind: values.kind,
      unit: values.unit,
      sheet: values.sheet,
      defaults: values.defaults,
    }),
    ...withoutBlanks({ duplicates: values.duplicates, mode: values.mode }),
    ...(values['hidden-sheets'] ? { hiddenSheets: 'true' } : {}),
    ...(values.preview ? { dryRun: 'true' } : {}),
  });
  return follow(client, started);
}

async function follow(client: ImportClient, { id, jobId }: ImportSummary): Promise<number> {
  const bar = new SingleBar({
    format: '{phase} [{bar}] {value}/{total} 行 {percentage}% 剩余 {eta_formatted}',
  });
  let cancelled = false;
  const onInterrupt = () => {
    if (cancelled) process.exit(INTERRUPTED);
    cancelled = true;
    stdout.write('\n正在取消，再按一次立即退出\n');
    // It may have ended meanwhile; what became of it is told below.
    client.cancel(jobId).catch(() => undefined);
  };
  process.on('SIGINT', onInterrupt);
  stdout.write(`导入编号 ${id}\n`);
  bar.start(1, 0, { phase: '排队' });
  const job = await client.untilEnded(jobId, ({ phase, done, total }) => {
    bar.setTotal(Math.max(total ?? done, 1));
    bar.update(done, { phase: PHASES[phase ?? ''] ?? '准备' });
  });
  bar.stop();
  process.off('SIGINT', onInterrupt);
  const summary = await client.summary(id);
  stdout.write(describe(summary));
  if (job.problem) stdout.write(`${job.problem.title}：${job.problem.detail}\n`);
  for (const line of await client.firstProblems(id)) stdout.write(`${line}\n`);
  if (cancelled || job.state === 'CANCELLED') return INTERRUPTED;
  if (job.state !== 'SUCCEEDED') return 3;
  return summary.counts['rejected'] ? 1 : 0;
}

function describe({ id, kind, state, counts }: ImportSummary): string {
  const names = {
    rows: '行',
    created: '新增',
    updated: '更新',
    unchanged: '未变',
    skipped: '跳过',
    rejected: '未通过',
  };
  const parts = Object.entries(names).map(([name, zh]) => `${zh} ${counts[name] ?? 0}`);
  return `${kind} ${state}：${parts.join('，')}\n导入编号 ${id}；未通过的行：GET /api/v1/imports/${id}/rejected\n`;
}

function withoutBlanks(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    if (error instanceof Interrupted) {
      process.exitCode = INTERRUPTED;
      return;
    }
    const isUsage = error instanceof TypeError && 'code' in error;
    stdout.write(`${error instanceof Refused ? error.message : String(error)}\n`);
    process.exitCode = isUsage ? 2 : 3;
  });
