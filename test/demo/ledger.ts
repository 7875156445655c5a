import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openTable } from '../../src/transfer/reading/open-table.js';
import { bodyOf, UnexpectedAnswer } from './api.js';
import type { Caller } from './companies-week.js';
import type { Terminal } from './terminal.js';

/** Friday afternoon: the ledger of the reserve pool as a workbook in `out/`, with the project of this week in it. */
export async function takeLedger(terminal: Terminal, { api }: Caller, projectName: string): Promise<string> {
  const file = path.resolve('out', `储备库台账-${new Date().toISOString().replace(/[-:]|\..*$/g, '')}.xlsx`);
  await terminal.step('下载储备库台账', async () => {
    const answer = await api.GET('/api/v1/projects/ledger', {
      params: { query: { format: 'xlsx' } },
      parseAs: 'arrayBuffer',
    });
    const content = Buffer.from(bodyOf(answer) as ArrayBuffer);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return [undefined, `${path.relative('.', file)}，${content.length} 字节`];
  });
  await terminal.step('打开台账，找到本周的项目', async () => {
    const table = await openTable(file);
    try {
      let rows = 0;
      let found = 0;
      for await (const { rowNumber, cells } of table.rows()) {
        rows += 1;
        if (cells.some(({ text }) => text.includes(projectName))) found = rowNumber;
      }
      if (!found) throw new UnexpectedAnswer(`台账里没有 ${projectName}`);
      return [undefined, `「${table.sheets[0]?.name}」共 ${rows} 行，项目在第 ${found} 行`];
    } finally {
      await table.close();
    }
  });
  return file;
}
