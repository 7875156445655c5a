import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { type LedgerRow, ledgerBook, readLedger } from '../../support/ledgers.js';
import { aScratchFolder } from '../../support/workbooks.js';

/** Ledgers as offices keep them; each is a kind of mess, none a file that we have seen. */
const scratch = aScratchFolder();
afterAll(() => scratch.remove());

const csv = (lines: readonly string[]) => scratch.file('ledger.csv', lines.join('\n'));
const book = (rows: readonly (readonly (string | number)[])[]) =>
  ledgerBook(scratch.file('ledger.xlsx'), { 台账: rows });
const summary = (rows: readonly LedgerRow[], key: string) =>
  rows.map(({ row, is, values }) => [row, is, values[key]]);
const seen = (rows: readonly LedgerRow[], key: string) =>
  rows.map(({ is, values }) => (is === 'data' ? values[key] : is));
const wanOf = (value: unknown) =>
  (value as { wan?: string; minWan?: string } | undefined)?.wan ?? (value as { minWan?: string })?.minWan;

describe('a ledger', () => {
  it('1 of visits, with a section for each team inside one sheet', async () => {
    const rows = await readLedger(
      'interactions',
      await book([
        ['2023年走访企业情况表', '<<', '<<', '<<', '<<'],
        ['序号', '走访日期', '走访企业', '走访人员', '走访情况'],
        ['招商一组', '<<', '<<', '<<', '<<'],
        [1, '2023.5.6', '上海示例甲科技有限公司', '示例王、示例李', '了解扩产需求'],
        [2, '5月6日', '上海示例乙科技有限公司', '示例王', '介绍园区载体'],
        ['桃浦镇', '<<', '<<', '<<', '<<'],
        [1, '5/16', '上海示例丙科技有限公司', '同上', '回访'],
        [2, 20230517, '上海示例丁科技有限公司', '〃', '签约意向'],
        [3, '45064', '上海示例戊科技有限公司', '-', '已约下次'],
        ['', '小计', '3家', '', ''],
        ['本周合计走访5家', '<<', '<<', '<<', '<<'],
        ['注：以上为当面走访', '', '', '', ''],
        ['二组的记录另附，未列入本表。', '', '', '', ''],
      ]),
    );
    expect(
      rows.map(({ is, values }) =>
        is === 'data'
          ? `${String(values['occurredAt']).slice(0, 10)} ${String(values['ourParticipants'] ?? '')}`
          : is,
      ),
    ).toEqual([
      'group',
      ...[
        '2023-05-06 示例王,示例李',
        '2023-05-06 示例王',
        'group',
        '2023-05-16 示例王',
        '2023-05-17 示例王',
        '2023-05-18 ',
      ],
      ...['total', 'group', 'footnote', 'group'],
    ]);
  });

  it('2 whose heading comes again in mid-sheet, once with its columns in another order', async () => {
    const rows = await readLedger(
      'companies',
      csv([
        '序号,企业名称,注册资本（万元）,网站',
        '1,上海示例甲科技有限公司,500,a.example.com',
        '序号,企业名称,注册资本（万元）,网站',
        '1,上海示例乙科技有限公司,600,b.example.com',
        '序号,网站,企业名称,注册资本（亿元）',
        '1,c.example.com,上海示例丙科技有限公司,7',
      ]),
    );
    expect(
      rows.map(({ is, values }) => [
        is,
        values['nameCn'],
        wanOf(values['registeredCapitalWan']),
        values['website'],
      ]),
    ).toEqual([
      ['data', '上海示例甲科技有限公司', '500', 'a.example.com'],
      ['repeated-heading', undefined, undefined, undefined],
      ['data', '上海示例乙科技有限公司', '600', 'b.example.com'],
      ['repeated-heading', undefined, undefined, undefined],
      ['data', '上海示例丙科技有限公司', '70000', 'c.example.com'],
    ]);
  });

  it('3 of two tables side by side: nothing of the right one is taken for the left, nor lost in silence', async () => {
    const rows = await readLedger(
      'companies',
      csv([
        '企业名称,注册资本(万元),,企业名称,注册资本(万元)',
        '上海示例甲科技有限公司,500,,上海示例丙科技有限公司,700',
        '上海示例乙科技有限公司,600,,,',
        ',,,上海示例丁科技有限公司,800',
      ]),
    );
    expect(rows.map(({ is }) => is)).toEqual(['企业名称 NAMED_TWICE', 'data', '企业名称 NAMED_TWICE']);
  });

  it('4 with a column twice: the first is taken, and a row says so when the other one differs', async () => {
    const rows = await readLedger(
      'companies',
      csv([
        '企业名称,备注,备注',
        '上海示例甲科技有限公司,甲,乙',
        '上海示例乙科技有限公司,丙,丙',
        '上海示例丙科技有限公司,,',
      ]),
    );
    expect(rows.map(({ is, values, notes }) => [is, values['note'], notes])).toEqual([
      ['data', '甲', ['COLUMN_TWICE']],
      ['data', '丙', []],
      ['data', undefined, []],
    ]);
  });

  it('5 of people, with the company merged over its contacts', async () => {
    const rows = await readLedger(
      'contacts',
      await book([
        ['单位', '姓名', '职务', '联系电话'],
        ['上海示例甲科技有限公司', '示例王', '总经理', 13800138000],
        ['^^', '示例李', '无', '138 0013 8001'],
        ['^^', '示例赵', '待定', '1.38E+10'],
        ['上海示例乙科技有限公司', '示例钱', '', '１３８００１３８００２'],
      ]),
    );
    expect(rows.map(({ is, values }) => [is, values['company'], values['mobile'] ?? null])).toEqual([
      ['data', '上海示例甲科技有限公司', '13800138000'],
      ['data', '上海示例甲科技有限公司', '13800138001'],
      ['联系电话 CELL_NOT_READABLE', '上海示例甲科技有限公司', null],
      ['data', '上海示例乙科技有限公司', '13800138002'],
    ]);
  });

  it('6 of amounts in every dress, the unit of the heading and their own', async () => {
    const rows = await readLedger(
      'projects',
      csv([
        '项目名称,投资主体,计划总投资（万元）',
        ...[
          '约3-5亿元',
          '"￥5,000万"',
          '300万美元',
          '5000',
          '3亿',
          '50000000元',
          '5千万元',
          '１２００',
          '-',
          '待定',
          '面议',
          '若干',
          '同上',
        ].map((amount, at) => `示例项目${at},上海示例${at}科技有限公司,${amount}`),
      ]),
    );
    expect(
      rows.map(({ is, values }) => {
        const amount = values['plannedInvestment'] as
          | { minWan: string; maxWan: string; currency: string }
          | undefined;
        return amount ? `${amount.minWan}-${amount.maxWan} ${amount.currency}` : is;
      }),
    ).toEqual([
      ...[
        '30000-50000 CNY',
        '5000-5000 CNY',
        '300-300 USD',
        '5000-5000 CNY',
        '30000-30000 CNY',
        '5000-5000 CNY',
      ],
      ...[
        '5000-5000 CNY',
        '1200-1200 CNY',
        'data',
        'data',
        'data',
        '计划总投资(万元) CELL_NOT_READABLE',
        '计划总投资(万元) CELL_NOT_READABLE',
      ],
    ]);
  });

  it('7 whose unit stands above the table, or in a row below the headings', async () => {
    const above = await readLedger(
      'companies',
      csv([
        '企业名录,,',
        '填报单位：示例镇,,单位：万元',
        '企业名称,注册资本,实缴资本（元）',
        '上海示例甲科技有限公司,500,2000000',
      ]),
    );
    const below = await readLedger(
      'companies',
      csv(['企业名称,注册资本,实缴资本', ',(万元),(元)', '上海示例甲科技有限公司,500,2000000']),
    );
    for (const rows of [above, below])
      expect(
        rows.map(({ is, values }) => [
          is,
          wanOf(values['registeredCapitalWan']),
          wanOf(values['paidInCapitalWan']),
        ]),
      ).toEqual([['data', '500', '200']]);
    const two = await readLedger(
      'companies',
      csv(['单位：万元、万美元,', '企业名称,注册资本', '上海示例甲科技有限公司,500']),
    );
    expect(two[0]?.is).toBe('注册资本 CELL_NOT_READABLE');
  });

  it('8 of days without a year: that of the title, but no day that was still to come', async () => {
    const rows = await readLedger(
      'projects',
      csv([
        '签约项目台账（截至2023年6月30日）,,',
        '项目名称,投资主体,预计签约日期',
        '示例一,上海示例甲科技有限公司,5月6日',
        '示例二,上海示例甲科技有限公司,12月28日',
        '示例三,上海示例甲科技有限公司,2022年12月28日',
        '示例四,上海示例甲科技有限公司,２０２３．５．６',
        '示例五,上海示例甲科技有限公司,2023年5月6号',
        '示例六,上海示例甲科技有限公司,20230506',
        '示例七,上海示例甲科技有限公司,45052',
      ]),
    );
    expect(seen(rows, 'expectedSignOn')).toEqual([
      ...[
        '2023-05-06',
        '预计签约日期 CELL_NOT_READABLE',
        '2022-12-28',
        '2023-05-06',
        '2023-05-06',
        '2023-05-06',
        '2023-05-06',
      ],
    ]);
  });

  it('9 of credit codes as people copy them', async () => {
    const rows = await readLedger(
      'companies',
      csv([
        '单位名称,统一社会信用代码',
        '上海示例甲科技有限公司,9131 0000 13221158XC',
        '上海示例乙科技有限公司,９１３１００００１３２２１１５８ＸＣ',
        '上海示例丙科技有限公司,9131000013221158xc',
        '上海示例丁科技有限公司,统一社会信用代码：9131000013221158XC',
        '上海示例戊科技有限公司,9.13E+17',
        '上海示例己科技有限公司,无',
        '上海示例庚科技有限公司,办理中',
      ]),
    );
    expect(seen(rows, 'uscc')).toEqual([
      ...Array(4).fill('91310000132211 58XC'.replace(' ', '')),
      ...['统一社会信用代码 CELL_NOT_READABLE', undefined, undefined],
    ]);
  });

  it('10 of contacts in one cell: one person is taken apart, several go back', async () => {
    const rows = await readLedger(
      'contacts',
      csv([
        '企业名称,联系人,手机',
        '上海示例甲科技有限公司,示例王 13800138000,',
        '上海示例乙科技有限公司,示例王 13800138000；示例李 13800138001,',
        '上海示例丙科技有限公司,示例王（总经理）,13800138000',
        '上海示例丁科技有限公司,示例王、示例李,13800138000',
        '上海示例戊科技有限公司,Dana Levi,13800138000',
        '上海示例己科技有限公司,示例王,13800138000/13800138001',
      ]),
    );
    expect(seen(rows, 'name')).toEqual([
      '示例王 13800138000',
      '联系人 CELL_NOT_READABLE',
      '示例王（总经理）',
      '联系人 CELL_NOT_READABLE',
      'Dana Levi',
      '手机 CELL_NOT_READABLE',
    ]);
  });

  it('11 with three levels of headings, group titles merged and unit in the lowest', async () => {
    const rows = await readLedger(
      'projects',
      await book([
        ['2023年重点项目推进表', '<<', '<<', '<<', '<<'],
        ['序号', '基本情况', '<<', '投资情况', '<<'],
        ['^^', '项目名称', '投资主体', '总投资', '固投金额'],
        ['^^', '^^', '^^', '（亿元）', '（万元）'],
        [1, '示例研发中心', '上海示例甲科技有限公司', 1.2, 3000],
        ['合计', '<<', '<<', 1.2, 3000],
      ]),
    );
    expect(
      rows.map(({ is, values }) => [
        is,
        values['name'],
        wanOf(values['plannedInvestment']),
        wanOf(values['fixedAssetInvestment']),
      ]),
    ).toEqual([
      ['data', '示例研发中心', '12000', '3000'],
      ['total', undefined, undefined, undefined],
    ]);
  });

  it('11b with three levels of names, and sections merged over the column of names', async () => {
    const rows = await readLedger(
      'projects',
      await book([
        ['项目名称', '投资主体', '资金（亿元）', '<<', '<<'],
        ['^^', '^^', '计划', '<<', '到位'],
        ['^^', '^^', '总投资', '固定资产投资', '到位资金'],
        ['真如片的项目', '<<', '<<', '<<', '<<'],
        ['示例研发中心', '上海示例甲科技有限公司', 1.2, 0.5, 0.1],
      ]),
    );
    const wans = (values: LedgerRow['values']) =>
      ['plannedInvestment', 'fixedAssetInvestment', 'paidIn'].map((key) => wanOf(values[key]));
    expect(rows.map(({ row, is, values }) => [row, is, ...wans(values)])).toEqual([
      [4, 'group', undefined, undefined, undefined],
      [5, 'data', '12000', '5000', '1000'],
    ]);
  });

  it('12 with subtotals of every name', async () => {
    const totals = [
      '小计',
      '合计：2家',
      '一组小计',
      '桃浦镇合计',
      '总 计',
      '累计',
      '共计3个',
      '小计（2家）',
      'Total',
      '本页合计',
    ];
    const rows = await readLedger(
      'companies',
      csv([
        '序号,企业名称,网站',
        ...totals.map((text) => `${text},,`),
        ...totals.map((text) => `,${text},`),
        '1,上海合计示例有限公司,',
      ]),
    );
    expect(rows.map(({ is }) => is)).toEqual([...Array(20).fill('total'), 'data']);
  });

  it('13 with lines below the table: notes, signatures, sentences', async () => {
    const notes = [
      '注：1.本表按月填报',
      '2、如有更新请标红',
      '数据来源：企业填报',
      '制表人：示例王,审核人：示例李',
      '填表日期：2023年5月6日',
      '负责人签字：',
      '以上数据截至6月底',
      '※ 仅供内部使用',
      '（盖章）',
    ];
    const rows = await readLedger(
      'companies',
      csv(['序号,企业名称,注册资本(万元),网站', '1,上海示例甲科技有限公司,500,', ...notes]),
    );
    expect(rows.slice(1).map(({ row, is }) => [notes[row - 3], is])).toEqual(
      notes.map((note) => [note, note === '（盖章）' ? 'group' : 'footnote']),
    );
  });

  it('14 whose 同上 has nothing above it', async () => {
    const rows = await readLedger(
      'companies',
      csv([
        '企业名称,网站,备注',
        '上海示例甲科技有限公司,同上,""""',
        '上海示例乙科技有限公司,a.example.com,',
        '上海示例丙科技有限公司,同上。,〞',
      ]),
    );
    expect(rows.map(({ is, values }) => (is === 'data' ? values['website'] : is))).toEqual([
      expect.stringMatching(/网站 CELL_NOT_READABLE/),
      'a.example.com',
      expect.stringMatching(/^a\.example\.com$|备注/),
    ]);
  });

  it('15 in GBK with tabs, full-width headings, spaces in names and blank lines', async () => {
    const text =
      '企 业 名 称\t注册资本（万元）\t成立日期\r\n\r\n上海 示例甲\u3000科技有限公司\t１，５００\t2015年3月\r\n\t\t\r\n上海示例乙科技有限公司（筹）\t壹仟万元整\t二〇一五年三月一日\r\n';
    const rows = await readLedger('companies', scratch.file('gbk.txt', iconv.encode(text, 'gb18030')));
    expect(
      rows.map(({ row, is, values }) => [
        row,
        is,
        values['nameCn'],
        wanOf(values['registeredCapitalWan']),
        values['establishedOn'],
      ]),
    ).toEqual([
      [3, '成立日期 CELL_NOT_READABLE', '上海示例甲科技有限公司', '1500', undefined],
      [5, 'data', '上海示例乙科技有限公司（筹）', '1000', '2015-03-01'],
    ]);
  });

  it('16 of several sheets, one of them with other headings and one of notes', async () => {
    const file = await ledgerBook(scratch.file('sheets.xlsx'), {
      填表说明: [['请按月填报，勿改表头。']],
      一季度: [
        ['企业名称', '网站'],
        ['上海示例甲科技有限公司', 'a.example.com'],
      ],
      二季度: [
        ['名录', '<<'],
        ['网址', '公司名称'],
        ['b.example.com', '上海示例乙科技有限公司'],
      ],
    });
    const rows = await readLedger('companies', file);
    expect(rows.map(({ sheet, row, values }) => [sheet, row, values['nameCn'], values['website']])).toEqual([
      ['一季度', 2, '上海示例甲科技有限公司', 'a.example.com'],
      ['二季度', 3, '上海示例乙科技有限公司', 'b.example.com'],
    ]);
  });

  it('17 of HTML, a table for each street, with a title that says the unit', async () => {
    const table = (name: string, amount: string) =>
      `<p>${name}（单位：亿元）</p><table border=1><tr><th>项目名称<th>投资主体<th>总投资<tr><td rowspan=2>示例园<td>上海示例甲科技有限公司<td>${amount}<tr><td>上海示例乙科技有限公司<td>2</table>`;
    const rows = await readLedger(
      'projects',
      scratch.file(
        'street.xls',
        `<html><body>${table('桃浦镇', '1.5')}${table('真如镇', '3')}</body></html>`,
      ),
    );
    expect(
      rows.map(({ sheet, values }) => [
        sheet.slice(0, 3),
        values['name'],
        wanOf(values['plannedInvestment']),
      ]),
    ).toEqual([
      ['桃浦镇', '示例园', '15000'],
      ['桃浦镇', '示例园', '20000'],
      ['真如镇', '示例园', '30000'],
      ['真如镇', '示例园', '20000'],
    ]);
  });

  it('18 of follow-ups, with names and telephones of the other side in one cell', async () => {
    const rows = await readLedger(
      'interactions',
      csv([
        '拜访时间,企业名称,对接人,洽谈内容',
        '2023/5/6 下午2:30,上海示例甲科技有限公司,示例王 13800138000；示例李：021-00000003,了解需求',
      ]),
    );
    expect(summary(rows, 'counterparts')).toEqual([[2, 'data', ['示例王', '示例李']]]);
    expect(rows[0]?.values['occurredAt']).toBe('2023-05-06T14:30:00+08:00');
  });

  it('19 of a delegation abroad, in English with semicolons', async () => {
    const rows = await readLedger(
      'contacts',
      csv([
        'No.;Full Name;Organization;Job Title;Mobile Phone;Email Address',
        '1;Dana Levi;Example Ltd;CEO;+972 50 000 0000;dana@example.com',
      ]),
    );
    expect(rows[0]?.values).toMatchObject({
      name: 'Dana Levi',
      company: 'Example Ltd',
      title: 'CEO',
      email: 'dana@example.com',
    });
  });

  it.each([
    ['序号,主体名称,统一社会信用代码/注册号,住所地', 'companies', ['nameCn', 'uscc']],
    ['编号,公司全称,信用代码,法人代表,注册资金', 'companies', ['nameCn', 'uscc', 'registeredCapitalWan']],
    ['嘉宾姓名,公司/单位,手机号码', 'contacts', ['name', 'mobile']],
    [
      '序号,项目名,投资方名称,投资额（亿元）,进展',
      'projects',
      ['name', 'company', 'plannedInvestment', 'progress'],
    ],
    [
      '走访时间,企业名,走访人,走访内容',
      'interactions',
      ['occurredAt', 'company', 'ourParticipants', 'summary'],
    ],
  ])('20 whose headings are %s is read as %s', async (heading, kind, fields) => {
    const cells = heading
      .split(',')
      .map((text) =>
        /时间/.test(text)
          ? '2023-05-06'
          : /额|资/.test(text) && !/方/.test(text)
            ? '5万元'
            : /手机/.test(text)
              ? '13800138000'
              : /代码/.test(text)
                ? '91310000132211' + '58XC'
                : '示例甲',
      );
    const rows = await readLedger(kind, csv([heading, cells.join(',')]));
    expect(rows.map(({ is }) => is)).toEqual(['data']);
    expect(Object.keys(rows[0]?.values ?? {})).toEqual(expect.arrayContaining(fields));
  });
});
