import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { syntheticUscc } from '../support/companies.js';
import { importFile, startTransferApp, sumOf, type TransferApp } from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TransferApp;
let specialist: SignedIn;

beforeAll(async () => {
  app = await startTransferApp();
  specialist = await signIn(app);
});
afterAll(() => app.close());

describe('POST /imports', () => {
  it('takes in a list and says what became of each row', async () => {
    const csv = `企业名称,统一社会信用代码,国别,成立日期,产业方向,曾用名\n上海示例云帆生物科技有限公司,${syntheticUscc(11)},中国,2021-03-15,生命健康,上海示例旧帆生物科技有限公司\nExample Orbit Ltd,,以色列,,人工智能,\n上海示例坏码科技有限公司,91310107X,,,,\n`;
    const { job, summary, rows } = await importFile(app, specialist, csv);
    expect({ problem: job.problem, state: job.state }).toEqual({ problem: null, state: 'SUCCEEDED' });
    expect(summary.counts).toEqual({
      rows: 3,
      created: 2,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      rejected: 1,
    });
    expect(sumOf(summary)).toBe(3);
    expect(rows[2]).toMatchObject({ row: 4, outcome: 'rejected' });
  });
});
