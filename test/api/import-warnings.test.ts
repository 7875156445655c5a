import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importFile, inventedNames, startTransferApp, type TransferApp } from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

interface PreviewBody {
  readonly warnings: readonly {
    readonly code: string;
    readonly column: string | null;
    readonly rows: number;
    readonly message: string;
  }[];
}

let app: TransferApp;
let user: SignedIn;

beforeAll(async () => {
  app = await startTransferApp();
  user = await signIn(app);
});
afterAll(() => app.close());

const listOf = (prefix: string, amounts: readonly string[], heading = '注册资本(万元)') =>
  `企业名称,${heading}\n${inventedNames(amounts.length, prefix)
    .map((name, at) => `${name},${amounts[at]}`)
    .join('\n')}\n`;

describe('an amount that is 1,000 times away from its likes', () => {
  it('is shown in the preview, goes in, and stays in the journal', async () => {
    const csv = listOf('单位', ['500', '800', '8000000', '1000', '约无']);
    const preview = await importFile(app, user, csv.replace('约无', ''), { dryRun: 'true' });
    const [, , far] = preview.rows;
    expect(far).toMatchObject({
      verdict: 'NEW',
      problems: [{ code: 'AMOUNT_UNUSUAL', column: '注册资本(万元)', value: '8000000' }],
    });
    expect(preview.rows.filter(({ problems }) => problems.length > 0)).toHaveLength(1);
    const { body } = await user.get<PreviewBody>(`/imports/${preview.summary.id}/preview`);
    expect(body.warnings).toEqual([
      { code: 'AMOUNT_UNUSUAL', column: '注册资本(万元)', rows: 1, message: far?.problems[0]?.message },
    ]);
    expect(body.warnings[0]?.message).toContain('本列金额的中位数');

    const { summary, rows } = await importFile(app, user, csv.replace('约无', ''));
    expect(summary.counts).toMatchObject({ rows: 5, created: 5, rejected: 0 });
    expect(rows[2]).toMatchObject({ outcome: 'created', problems: [{ code: 'AMOUNT_UNUSUAL' }] });
  });

  it('is told of a whole column under the wrong unit by what is on record', async () => {
    await importFile(app, user, listOf('旧录', Array(25).fill('600')));
    const { rows } = await importFile(
      app,
      user,
      listOf('整列', ['6000000', '5000000', '7000000'], '注册资本(万元)'),
      { dryRun: 'true' },
    );
    expect(rows.map(({ problems }) => problems[0]?.code)).toEqual(Array(3).fill('AMOUNT_UNUSUAL'));
    expect(rows[0]?.problems[0]?.message).toContain('库中已有金额');
    const right = await importFile(
      app,
      user,
      listOf('对列', ['6000000', '5000000', '7000000'], '注册资本(元)'),
      {
        dryRun: 'true',
      },
    );
    expect(right.rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it.each([
    ['projects', '项目名称,企业名称,计划总投资(万元)', 'plannedInvestment'],
    ['leads', '线索名称,企业名称,预计投资(万元)', 'estimatedInvestment'],
  ])('is told of %s too', async (kind, heading) => {
    const lines = inventedNames(4, '杂').map(
      (name, at) => `${name}项目,${name},${at === 2 ? 90_000_000 : 900 + at}`,
    );
    const { rows } = await importFile(app, user, `${heading}\n${lines.join('\n')}\n`, {
      kind,
      dryRun: 'true',
    });
    expect(
      rows.map(({ problems }) => problems.filter(({ code }) => code === 'AMOUNT_UNUSUAL').length),
    ).toEqual([0, 0, 1, 0]);
  });
});
