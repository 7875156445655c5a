import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { carrier, type Shown } from '../support/carriers.js';
import { inPool } from '../support/collaboration.js';
import {
  type ImportBody,
  type ImportRowBody,
  importFile,
  startTransferApp,
  type TransferApp,
  untilEnded,
} from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';
import { aScratchFolder, buildWorkbook, rowsXml } from '../support/workbooks.js';

let app: TransferApp;
let operator: SignedIn;
let boss: SignedIn;
let poolAdmin: SignedIn;
let town: SignedIn;
const scratch = aScratchFolder();
const KIND = { kind: 'carriers' };

beforeAll(async () => {
  app = await startTransferApp();
  operator = await signIn(app);
  boss = await signIn(app, { roles: ['SUPERVISOR'] });
  town = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  poolAdmin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
});
afterAll(async () => {
  scratch.remove();
  await app?.close();
});

async function revert(id: string, user = operator): Promise<ImportBody> {
  const { headers } = await user.get(`/imports/${id}`);
  const answer = await user.post<ImportBody>(
    `/imports/${id}/reversions`,
    {},
    { 'If-Match': headers.get('etag') ?? '' },
  );
  expect(answer.status).toBe(202);
  await untilEnded(user, answer.body.jobId);
  return (await user.get<ImportBody>(`/imports/${id}`)).body;
}

const toldOf = (rows: readonly ImportRowBody[]) =>
  rows.map(({ row, outcome, problems }) => [row, outcome, problems.map(({ code }) => code)]);
const unitsOf = async (name: string) =>
  (
    await operator.get<{ items: (Shown & { carrier: Shown })[] }>(
      `/carrier-units?q=${encodeURIComponent(name)}&expand=carrier&sort=createdAt&limit=200`,
    )
  ).body.items;
const carrierOf = async (name: string) =>
  (await operator.get<{ items: Shown[] }>(`/carriers?q=${encodeURIComponent(name)}`)).body.items[0] as Shown;
const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

/** A workbook as an operator sends it round: title, two levels of headings, merged carriers, 同上, subtotals, notes. */
async function messyWorkbook(): Promise<Buffer> {
  const file = await buildWorkbook(scratch.file('messy.xlsx'), {
    sheets: [
      {
        name: '房源表',
        rows: rowsXml([
          ['示例智创城可租房源一览表（2026年10月）', '', '', '', '', '', '', '', '', '', ''],
          ['填报单位：示例运营有限公司', '', '', '', '', '', '', '', '单位：㎡、元', '', ''],
          [
            '序号',
            '楼宇名称',
            '楼栋',
            '楼层',
            '室号',
            '建筑面积',
            '技术参数',
            '',
            '租金',
            '装修',
            '出租情况',
          ],
          ['', '', '', '', '', '（㎡）', '层高（m）', '承重（t/㎡）', '元/㎡·月', '', ''],
          [1, '示例乱表一期', 'A座', '3层', '301室', 286.5, 4.5, 1, 158.17, '精装修', '空置'],
          [2, '', 'A座', '同上', '302室', '1,120.00', '4.5米', '500kg/㎡', '158.17', '简单装修', '在租'],
          [3, '', 'B座', '1层', '101', '约3000', '8', '2', '5.2元/㎡·天', '毛坯', '空'],
          ['', '小计', '', '', '', 4406.5, '', '', '', '', ''],
          [4, '示例乱表二期', '', '12F', '', 900, '', '', '面议', '', '自用'],
          [5, '同上', '', '13F', '', '500-800', '', '', '', '', '预留'],
          [6, '示例乱表二期', '', '14F', '1401', 800, '', '', '', '宫殿', '预留'],
          [7, '示例乱表二期', '', '15F', '1501', 800, '', '', '', '', '预留'],
          ['', '合计', '', '', '', 6906.5, '', '', '', '', ''],
          ['注：租金不含物业费，以实际签约为准。', '', '', '', '', '', '', '', '', '', ''],
        ]),
        merges: ['A1:K1', 'B5:B7', 'G3:H3', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'J3:J4', 'K3:K4'],
      },
    ],
  });
  return readFile(file);
}

describe('a workbook as operators send it round', () => {
  let first: Awaited<ReturnType<typeof importFile>>;
  beforeAll(async () => {
    first = await importFile(app, operator, await messyWorkbook(), KIND, '房源.xlsx');
  });

  it('becomes units with the carriers they are in; what cannot be read goes back', () => {
    expect(first.job.problem).toBeNull();
    expect(first.summary.columns.map(({ field }) => field)).toEqual([
      ...[null, 'carrier', 'building', 'floor', 'unitNo', 'areaSqm', 'clearHeightM', 'floorLoad'],
      ...['rentPerSqmDay', 'fitOut', 'status'],
    ]);
    const made = ['CARRIER_REGISTERED', 'CARRIER_AREAS_MISSING'];
    expect(toldOf(first.rows).filter(([, , codes]) => String(codes) !== 'NOT_DATA')).toEqual([
      [5, 'created', made],
      [6, 'created', []],
      [7, 'created', []],
      [9, 'created', made],
      [10, 'rejected', ['CELL_NOT_READABLE']],
      [11, 'rejected', ['CELL_NOT_READABLE']],
      [12, 'created', ['RESERVED_WITHOUT_PROJECT']],
    ]);
    expect(
      first.rows.filter(({ outcome }) => outcome === 'rejected').map(({ problems }) => problems[0]?.column),
    ).toEqual([expect.stringContaining('建筑面积'), '装修']);
  });

  it('with the units that people wrote, converted', async () => {
    const units = await unitsOf('示例乱表');
    expect(
      units.map((unit) => [
        ...[unit.carrier['name'], unit['building'], unit['floor'], unit['unitNo'], unit['areaSqm']],
        ...[
          unit['clearHeightM'],
          unit['floorLoadKnPerSqm'],
          unit['rentPerSqmDay'],
          unit['fitOut'],
          unit['status'],
        ],
      ]),
    ).toEqual([
      ['示例乱表一期', 'A座', '3', '301室', '286.50', '4.50', '9.80', '5.2001', 'FULL', 'VACANT'],
      ['示例乱表一期', 'A座', '3', '302室', '1120.00', '4.50', '4.90', '5.2001', 'BASIC', 'LEASED'],
      ['示例乱表一期', 'B座', '1', '101', '3000.00', '8.00', '19.60', '5.2000', 'BARE', 'VACANT'],
      ['示例乱表二期', null, '12', '12层', '900.00', null, null, null, null, 'SELF_USE'],
      ['示例乱表二期', null, '15', '1501', '800.00', null, null, null, null, 'UNAVAILABLE'],
    ]);
    const place = await carrierOf('示例乱表一期');
    expect(place).toMatchObject({
      ...{ type: 'OFFICE_TOWER', buildStatus: 'DELIVERED', gfaSqm: null, occupancyPct: null },
      ...{ dataSource: 'IMPORT', operatorUnitId: operator.unitId, unitCount: 3, vacantSqm: '3286.50' },
    });
    expect(place['operatorOrg']).toEqual(expect.any(String));
  });

  it('sent twice it changes nothing, whatever the policy', async () => {
    for (const duplicates of ['skip', 'update']) {
      const again = await importFile(
        app,
        operator,
        await messyWorkbook(),
        { ...KIND, duplicates },
        '房源.xlsx',
      );
      expect([duplicates, again.summary.counts]).toMatchObject([
        duplicates,
        { created: 0, updated: 0, unchanged: 5, rejected: 2 },
      ]);
    }
  });

  it('is taken back whole: units, and the carriers that came with them', async () => {
    expect((await revert(first.summary.id)).reversal).toEqual({ reverted: 5, left: 0 });
    expect(await unitsOf('示例乱表')).toEqual([]);
    expect(await carrierOf('示例乱表')).toBeUndefined();
  });
});

describe('policies', () => {
  const head = '载体名称,地址,房号,面积,租金(元/㎡·天),状态';
  const csv = (rent: string, state: string, address = '示例路1号') =>
    lines(head, `示例政策楼,${address},101,100,${rent},${state}`);

  it('skip tells what is new, update writes it, reverting puts it back', async () => {
    await importFile(app, operator, csv('5', '空置'), KIND);
    const skipped = await importFile(app, operator, csv('6', '已租', '示例路2号'), KIND);
    expect(skipped.rows[0]).toMatchObject({
      outcome: 'skipped',
      problems: [{ code: 'DUPLICATE', message: expect.stringContaining('address') }],
    });
    const update = { ...KIND, duplicates: 'update' };
    const updated = await importFile(app, operator, csv('6', '已租', '示例路2号'), update);
    expect(updated.summary.counts).toMatchObject({ updated: 1 });
    expect((await unitsOf('示例政策楼'))[0]).toMatchObject({ rentPerSqmDay: '6.0000', status: 'LEASED' });
    expect(await carrierOf('示例政策楼')).toMatchObject({ address: '示例路2号' });
    expect((await revert(updated.summary.id)).reversal).toEqual({ reverted: 1, left: 0 });
    expect((await unitsOf('示例政策楼'))[0]).toMatchObject({ rentPerSqmDay: '5.0000', status: 'VACANT' });
    expect(await carrierOf('示例政策楼')).toMatchObject({ address: '示例路1号' });
  });

  it('an update of the carrier alone is taken back, too', async () => {
    const update = { ...KIND, duplicates: 'update' };
    const { summary } = await importFile(app, operator, csv('5', '空置', '示例路9号'), update);
    expect(summary.counts).toMatchObject({ updated: 1 });
    expect(await carrierOf('示例政策楼')).toMatchObject({ address: '示例路9号' });
    expect((await revert(summary.id)).reversal).toEqual({ reverted: 1, left: 0 });
    expect(await carrierOf('示例政策楼')).toMatchObject({ address: '示例路1号' });
  });

  it('a preview leaves nothing behind', async () => {
    const { summary } = await importFile(app, operator, lines(head, '示例预览楼,,1,10,5,空置'), {
      ...KIND,
      dryRun: 'true',
    });
    expect(summary.counts).toMatchObject({ created: 1 });
    expect(await carrierOf('示例预览楼')).toBeUndefined();
    expect(await unitsOf('示例预览楼')).toEqual([]);
  });

  it('where rows contradict each other about the carrier the first one counts', async () => {
    const text = lines(
      '载体名称,街镇,房号,面积',
      '示例矛盾楼,桃浦镇,1,10',
      '示例矛盾楼,真如镇,2,10',
      '示例矛盾楼,桃浦镇,3,10',
    );
    const { rows } = await importFile(app, operator, text, KIND);
    expect(toldOf(rows).map(([, outcome, codes]) => [outcome, codes])).toEqual([
      ['created', ['CARRIER_REGISTERED', 'CARRIER_AREAS_MISSING']],
      ['created', ['CARRIER_CONTRADICTS']],
      ['created', []],
    ]);
    expect(await carrierOf('示例矛盾楼')).toMatchObject({ town: '桃浦镇' });
    const again = await importFile(app, operator, text, { ...KIND, duplicates: 'update' });
    expect(again.summary.counts).toMatchObject({ unchanged: 3, updated: 0 });
  });
});

describe('a list of carriers alone', () => {
  it('fills in what lists of units left open', async () => {
    await importFile(app, operator, lines('载体名称,房号,面积,状态', '示例单表楼,1,100,已租'), KIND);
    const text = lines(
      '载体名称,载体类型,运营单位,地址,总建筑面积,可租面积,得房率,物业费,建设状态',
      '示例单表楼,产城综合体,示例运营有限公司,示例路3号,1000㎡,"800",70%,18元/㎡·月,已交付',
      '示例单表新楼,研发楼,示例运营有限公司,,500,400,0.65,,在建',
    );
    const { rows } = await importFile(app, operator, text, { ...KIND, duplicates: 'update' });
    expect(toldOf(rows)).toEqual([
      [2, 'updated', []],
      [3, 'created', []],
    ]);
    expect(await carrierOf('示例单表楼')).toMatchObject({
      ...{ type: 'COMPLEX', gfaSqm: '1000.00', leasableSqm: '800.00', efficiencyRate: '70.00' },
      ...{ propertyFeePerSqmMonth: '18.0000', occupancyPct: '12.50' },
    });
    expect(await carrierOf('示例单表新楼')).toMatchObject({
      ...{ type: 'RND_BUILDING', buildStatus: 'UNDER_CONSTRUCTION', efficiencyRate: '65.00', unitCount: 0 },
    });
    const again = await importFile(app, operator, text, KIND);
    expect(again.summary.counts).toMatchObject({ unchanged: 2 });
  });

  it('a carrier in which somebody has entered a unit since stays when the list is taken back', async () => {
    const text = lines('载体名称,总建筑面积,可租面积', '示例留下楼,1000,800');
    const { summary, rows } = await importFile(app, operator, text, KIND);
    const body = { carrierId: rows[0]?.subjectId, unitNo: '1', areaSqm: '10', status: 'VACANT' };
    expect((await operator.post('/carrier-units', body)).status).toBe(201);
    expect((await revert(summary.id)).reversal).toEqual({ reverted: 0, left: 1 });
    expect(await carrierOf('示例留下楼')).toMatchObject({ unitCount: 1 });
  });
});

describe('rights', () => {
  it('a list does not write into carriers of another unit', async () => {
    const { name } = await carrier(operator);
    const text = lines('载体名称,房号,面积', `${name},77,10`);
    const { rows } = await importFile(app, town, text, KIND);
    expect(rows[0]).toMatchObject({ outcome: 'rejected', problems: [{ code: 'NOT_YOURS' }] });
    const byAdmin = await importFile(app, poolAdmin, text, KIND);
    expect(byAdmin.summary.counts).toMatchObject({ created: 1 });
  });

  it('the operator that a list names keeps the record where it is a unit of ours', async () => {
    const [row] = await app.sql<{ name: string }>('SELECT name FROM responsible_unit WHERE id = $1', [
      town.unitId,
    ]);
    const text = lines('载体名称,运营单位,总建筑面积,可租面积', `示例镇属楼,${row?.name},100,80`);
    await importFile(app, poolAdmin, text, KIND);
    expect(await carrierOf('示例镇属楼')).toMatchObject({ operatorUnitId: town.unitId });
    const own = lines('载体名称,运营单位,总建筑面积,可租面积', `示例冒名楼,${row?.name},100,80`);
    const { rows } = await importFile(app, operator, own, KIND);
    expect(rows[0]).toMatchObject({ outcome: 'rejected', problems: [{ code: 'NOT_YOURS' }] });
  });
});

describe('a unit that is reserved for a project', () => {
  it('keeps its reservation, whether the list says 预留 or 空置', async () => {
    const text = (state: string) => lines('载体名称,房号,面积,状态', `示例预留楼,1,100,${state}`);
    const { rows } = await importFile(app, operator, text('空置'), KIND);
    const { id: projectId } = await inPool(app, operator, { stage: 'S4' });
    const unitId = rows[0]?.subjectId;
    expect((await boss.post(`/carrier-units/${unitId}/reservations`, { projectId })).status).toBe(201);
    for (const state of ['预留', '空置']) {
      const again = await importFile(app, operator, text(state), { ...KIND, duplicates: 'update' });
      expect([state, again.summary.counts]).toMatchObject([state, { unchanged: 1, updated: 0 }]);
    }
    expect((await unitsOf('示例预留楼'))[0]).toMatchObject({ status: 'RESERVED' });
    const leased = await importFile(app, operator, text('已租'), { ...KIND, duplicates: 'update' });
    expect(leased.rows[0]).toMatchObject({
      outcome: 'rejected',
      problems: [{ code: 'RESERVED' }],
    });
    const byBoss = await importFile(app, boss, text('已租'), { ...KIND, duplicates: 'update' });
    expect(byBoss.summary.counts).toMatchObject({ updated: 1 });
  });
});
