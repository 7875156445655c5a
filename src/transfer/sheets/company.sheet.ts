import {
  CAPITAL_NATURE,
  CURRENCY,
  ENTITY_TYPE,
  ISRAEL_RELATION,
  LISTING_STATUS,
  PARK_RELATION,
  REGISTRATION_STATUS,
  RISK_FLAG,
  SCALE_CLASS,
} from '../../features/companies/company.codes.js';
import { aliasesOf, type CompanyColumn, coded, column, labelsOf, land, place } from './company-column.js';
import * as texts from './company-text-cells.rules.js';
import * as values from './company-value-cells.rules.js';

/**
 * The one table of columns of a company list, for export and import alike (domain.md §2.1). `headings` are further
 * names under which real lists carry the column; where a heading is read and not shown, `shows` is undefined.
 */
export const COMPANY_COLUMNS: readonly CompanyColumn[] = [
  column('code', 'code', '企业编号', 'Company code', { parse: texts.codeText(40), width: 12 }),
  column('name', 'text', '名称', 'Name', {
    shows: undefined,
    parse: texts.name(200),
    headings: [
      '企业',
      '公司',
      '单位名称',
      '投资主体',
      '投资方',
      'company',
      'company_name',
      'company name',
      'full_name',
      '客户名称',
    ],
  }),
  column('nameCn', 'text', '企业名称', 'Chinese name', {
    parse: texts.name(120),
    example: '上海示例模板科技有限公司',
    headings: [
      ...[
        '公司名称',
        '中文名称',
        '企业全称',
        '公司全称',
        'name_cn',
        '机构名称',
        '法人名称',
        '企业名',
        '公司名',
      ],
      ...['主体名称', '市场主体名称', '经营主体名称', '注册公司名称', '投资方本地注册公司名称'],
    ],
    width: 36,
  }),
  column('nameEn', 'text', '英文名称', 'English name', {
    parse: texts.name(200),
    headings: ['英文名', 'name_en', '公司英文名称'],
    width: 36,
  }),
  column('nameLocal', 'text', '本地文字名称', 'Name in local script', {
    parse: texts.name(200),
    headings: ['name_local', '原文名称', '希伯来文名称'],
    width: 24,
  }),
  column('shortNames', 'text', '简称', 'Short names', {
    shows: 'aliases',
    format: aliasesOf(['SHORT', 'BRAND']),
    parse: texts.names(200),
    headings: [
      '企业简称',
      '公司简称',
      '证券简称',
      '股票简称',
      'short_name',
      'short name',
      'stockName',
      '品牌',
    ],
    width: 16,
  }),
  column('formerNames', 'text', '曾用名', 'Former names', {
    shows: 'aliases',
    format: aliasesOf(['FORMER_NAME']),
    parse: texts.names(200),
    headings: ['former_names', 'former_name', '原名', '更名前名称'],
    width: 24,
  }),
  column('otherNames', 'text', '其他名称', 'Other names', {
    shows: 'aliases',
    format: aliasesOf(['FOREIGN', 'TRANSLATION', 'TYPO']),
    parse: texts.names(200),
    headings: ['译名', '外文名'],
    width: 24,
  }),
  coded('entityType', '主体类型', 'Entity type', ENTITY_TYPE, ['企业类型', 'entity_type']),
  column('uscc', 'code', '统一社会信用代码', 'USCC', {
    parse: texts.uscc,
    headings: ['信用代码', '社会信用代码', '统一代码', 'credit_code', 'unified social credit code'],
    width: 22,
  }),
  column('legacyRegNo', 'code', '原工商注册号', 'Old registration number', {
    parse: texts.legacyNumber,
    headings: ['注册号', '工商注册号', '营业执照号'],
    width: 18,
  }),
  column('foreignRegNo', 'code', '境外注册号', 'Foreign registration number', {
    parse: texts.foreignNumber,
    headings: [
      '境外登记号',
      '国外注册号',
      'company no.',
      'company number',
      'il_company_no',
      'registration_no',
      'foreign_reg_no',
    ],
    width: 18,
  }),
  column('foreignRegCountry', 'text', '境外注册国家', 'Country of registration', {
    ...land,
    headings: ['注册国家', 'foreign_reg_country'],
    width: 14,
  }),
  column('foreignRegAuthority', 'text', '境外登记机关', 'Foreign registrar', {
    parse: texts.text(100),
    width: 18,
  }),
  column('groupName', 'text', '所属集团', 'Group', { parse: texts.text(120), headings: ['集团'], width: 18 }),
  coded('capitalNature', '资本性质', 'Nature of capital', CAPITAL_NATURE, [
    '企业性质',
    '经济类型',
    '投资性质',
  ]),
  column('investorCountry', 'text', '投资来源地', 'Origin of the investment', {
    ...land,
    headings: ['来源地', '国别', '国家', '国家/地区', '国别地区', '国家或地区', 'country'],
    width: 14,
  }),
  column('registeredCapitalWan', 'money', '注册资本(万)', 'Registered capital (10,000)', {
    parse: values.amount,
    headings: [
      '注册资本',
      '注册资金',
      '认缴资本',
      '认缴出资额',
      '注册资本(万元)',
      'registered_capital',
      'registered_capital_text',
    ],
    width: 16,
  }),
  coded('registeredCapitalCurrency', '注册资本币种', 'Currency', CURRENCY, ['币种', 'currency']),
  column('capitalNote', 'text', '资本说明', 'Note on the capital', { parse: texts.text(200), width: 18 }),
  column('paidInCapitalWan', 'money', '实缴资本(万)', 'Paid-in capital (10,000)', {
    parse: values.amount,
    headings: ['实缴资本', '实收资本'],
    width: 16,
  }),
  column('establishedOn', 'date', '成立日期', 'Established on', {
    parse: values.dateOfDay,
    headings: ['成立时间', '注册日期', '注册时间', 'founded', 'established', '设立日期'],
    width: 12,
  }),
  coded('registrationStatus', '登记状态', 'Registration status', REGISTRATION_STATUS, [
    '经营状态',
    '企业状态',
  ]),
  column('registeredAddress', 'text', '注册地址', 'Registered address', {
    parse: texts.text(300),
    headings: ['住所', '住所地', 'registered_address', '注册地', '公司地址', '企业地址'],
    width: 36,
  }),
  column('registeredDistrictCode', 'text', '注册区县', 'District of registration', {
    ...place,
    headings: ['所属区县', '注册地区县'],
    width: 16,
  }),
  column('taxDistrictCode', 'text', '税务户管区县', 'Tax district', {
    ...place,
    headings: ['户管地'],
    width: 16,
  }),
  column('operatingAddress', 'text', '经营地址', 'Operating address', {
    parse: texts.text(300),
    headings: ['办公地址', 'office_address', '实际经营地址'],
    width: 36,
  }),
  column('inPark', 'text', '是否在园', 'In the park', { parse: values.yesNo, width: 10 }),
  column('gb4754Code', 'code', '国民经济行业代码', 'GB/T 4754 class', {
    parse: values.gb4754,
    headings: ['行业代码', '行业小类'],
    width: 12,
  }),
  column('focusAreaCode', 'text', '产业方向', 'Focus area', {
    headings: ['重点产业', '所属产业', '产业领域', 'focus_area', '产业赛道'],
    width: 14,
  }),
  column('secondaryFocusAreas', 'text', '次要产业方向', 'Secondary areas', { width: 16 }),
  column('districtIndustryCode', 'text', '区重点产业', 'District industry', { width: 14 }),
  column('cityPilotIndustryCode', 'text', '市先导产业', 'City pilot industry', { width: 14 }),
  coded('israelRelation', '以色列关联', 'Israel relation', ISRAEL_RELATION),
  coded('listingStatus', '上市情况', 'Listing', LISTING_STATUS, ['上市板块']),
  coded('scaleClass', '企业规模', 'Size', SCALE_CLASS, ['规模']),
  coded('parkRelation', '与园区关系', 'Relation to the park', PARK_RELATION),
  column('ownerUnit', 'text', '归口单位', 'Owner unit', {
    shows: 'ownerUnit',
    format: (value) => (value as { name?: string } | null)?.name ?? null,
    width: 18,
  }),
  column('riskFlags', 'text', '风险提示', 'Risk flags', {
    parse: values.labels(RISK_FLAG),
    format: labelsOf(RISK_FLAG),
    width: 16,
  }),
  column('website', 'text', '网站', 'Website', {
    example: 'www.example.com',
    parse: texts.text(300),
    headings: ['网址', '官网', '公司网站', 'url', 'homepage'],
    width: 24,
  }),
  column('externalRef', 'code', '外部编号', 'External number', {
    parse: texts.codeText(60),
    headings: ['external_id', 'external_ref', '来源编号'],
    width: 16,
  }),
  column('stockCode', 'code', '股票代码', 'Stock code', {
    shows: undefined,
    parse: texts.codeText(20),
    headings: ['证券代码', 'stock_code', 'stockCode', 'ticker'],
  }),
  column('exchange', 'text', '交易所', 'Exchange', {
    shows: undefined,
    parse: texts.exchange,
    headings: ['上市地', '交易市场', 'market'],
  }),
  column('note', 'text', '备注', 'Note', {
    parse: texts.text(2000),
    headings: ['说明', 'remark', 'remarks'],
    width: 30,
  }),
  column('updatedAt', 'datetime', '更新时间', 'Updated at', { width: 18 }),
];

/** Columns of an export, in the order of the table. */
export const SHOWN_COMPANY_COLUMNS: readonly CompanyColumn[] = COMPANY_COLUMNS.filter(
  ({ shows }) => shows !== undefined,
);
