import { readFile } from 'node:fs/promises';
import { buildWorkbook, rowsXml } from '../support/workbooks.js';
import type { InventedCompany } from './invented.js';

const HEADINGS = ['序号', '企业名称', '统一社会信用代码', '注册资本（万元）', '成立日期', '产业方向', '备注'];
const AREAS = ['人工智能', '生命健康', '先进材料', '人工智能'];

/**
 * A list as it is handed around: a title above the headings, numbers with commas and units, dates in several forms,
 * spaces and full-width letters, a row of totals; one code with a wrong check digit, one company twice.
 */
export async function writeCompaniesWorkbook(
  file: string,
  companies: readonly InventedCompany[],
): Promise<{ content: Buffer; wrong: string }> {
  const [first, ...others] = companies as [InventedCompany, ...InventedCompany[]];
  const wrong = { ...first, name: first.name.replace('示例', '示例错码'), uscc: spoil(first.uscc) };
  const rows = [first, ...others, wrong, first].map((company, index) => rowOf(company, index));
  await buildWorkbook(file, {
    sheets: [
      {
        name: '重点目标企业',
        rows: rowsXml([
          ['示例招商部 重点目标企业名单（演示）'],
          HEADINGS,
          ...rows,
          ['合计', `${rows.length}家`, '', '', '', '', ''],
        ]),
      },
    ],
  });
  return { content: await readFile(file), wrong: wrong.name };
}

function rowOf({ name, uscc }: InventedCompany, index: number): (string | number)[] {
  const capital = 300 + index * 50;
  return [
    index + 1,
    index % 5 === 1 ? ` ${name} ` : name,
    index % 4 === 2 ? fullWidth(uscc.toLowerCase()) : uscc,
    index % 3 === 0 ? capital : index % 3 === 1 ? `${capital.toLocaleString('en')}.00` : `${capital}万元`,
    index % 2 ? '2021年3月5日' : '2019-07-15',
    AREAS[index % AREAS.length] as string,
    index === 0 ? '首次接触' : '',
  ];
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) as number) + 0xfee0));
}

/** The same code with another last character: its check fails. */
function spoil(uscc: string): string {
  return uscc.slice(0, -1) + (uscc.endsWith('7') ? '8' : '7');
}
