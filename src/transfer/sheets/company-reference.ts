import type { SheetColumn } from '../sheet.js';
import * as texts from './company-text-cells.rules.js';
import { country } from './company-value-cells.rules.js';
import { read } from './plain-column.js';

/** What lists of all kinds call a company. */
const COMPANY_HEADINGS = [
  '公司名称',
  '企业',
  '公司',
  '单位名称',
  '客户名称',
  ...['企业名', '公司名', '主体名称', '单位全称', '公司全称', '企业全称', '企业/单位名称'],
  ...['organization', 'organisation', 'company/organization', 'firm'],
  'company name',
  'company_name',
];

/** The columns by which a list of another noun names a company. @param headings what such lists call it */
export function companyReference(headings: readonly string[]): readonly SheetColumn[] {
  return [
    read('company', 'text', '企业名称', 'Company', {
      parse: texts.name(200),
      headings: [...COMPANY_HEADINGS, ...headings],
      required: true,
      example: '上海示例生物科技有限公司',
      width: 32,
    }),
    read('companyUscc', 'code', '统一社会信用代码', 'USCC', {
      parse: texts.uscc,
      headings: ['信用代码', '社会信用代码', '投资主体证照号码', '签约主体证照号码', 'credit_code'],
      width: 22,
    }),
    read('companyCode', 'code', '企业编号', 'Company code', { parse: texts.codeText(40), width: 12 }),
    read('companyForeignNo', 'code', '境外注册号', 'Foreign registration number', {
      parse: texts.foreignNumber,
      headings: ['company no.', '境外登记号', 'registration_no'],
      width: 18,
    }),
    read('companyCountry', 'text', '企业国别', 'Country of the company', {
      parse: country,
      headings: ['国别', '国家', '国家/地区', 'country'],
      width: 12,
    }),
    read('companyFocusArea', 'text', '企业产业方向', 'Focus area of the company', {
      headings: ['意向产业'],
      width: 14,
    }),
  ];
}
