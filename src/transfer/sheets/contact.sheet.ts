import {
  CONTACT_SOURCE,
  DECISION_ROLE,
  HONORIFIC,
  LAWFUL_BASIS,
} from '../../features/contacts/contact.codes.js';
import type { SheetColumn } from '../sheet.js';
import { companyReference } from './company-reference.js';
import * as texts from './company-text-cells.rules.js';
import { text } from './company-text-cells.rules.js';
import { yesNo } from './company-value-cells.rules.js';
import { email, personName, phone } from './people-cells.rules.js';
import { read, readCode } from './plain-column.js';

/** Columns of a list of people (domain.md §2.3): card files, sign-in sheets, delegations. */
export const CONTACT_COLUMNS: readonly SheetColumn[] = [
  read('name', 'text', '姓名', 'Name', {
    parse: personName,
    headings: [
      ...[
        '名字',
        '对接人',
        '负责人姓名',
        '嘉宾姓名',
        '来宾姓名',
        '参会嘉宾',
        '企业负责人',
        'full name',
        'attendee',
      ],
      '联系人',
      '联系人姓名',
      '参会人',
      '参会人员',
      '企业联系人',
      '投资方联系人',
      '投资主体联系人',
      'contact',
      'contact name',
    ],
    required: true,
    example: '示例王',
    width: 12,
  }),
  readCode('honorific', '称谓', 'Honorific', HONORIFIC, { headings: ['性别'], example: '先生', width: 8 }),
  ...companyReference(['单位', '工作单位', '所在单位', '所属企业']),
  read('title', 'text', '职务', 'Title', {
    parse: text(100),
    headings: ['职位', '职称', 'position', 'job title'],
    example: '总经理',
    width: 14,
  }),
  read('department', 'text', '部门', 'Department', { parse: text(100), headings: ['所在部门'], width: 14 }),
  readCode('decisionRole', '决策角色', 'Decision role', DECISION_ROLE, {
    headings: ['角色'],
    example: '联络人',
  }),
  read('mobile', 'code', '手机', 'Mobile', {
    parse: phone,
    headings: [
      '手机号',
      '手机号码',
      '联系电话',
      '联系方式',
      '电话',
      '投资方联系方式',
      '投资主体联系人电话',
      'phone',
      ...[
        '移动电话',
        '对接人电话',
        '联系人电话',
        'mobile phone',
        'mobile number',
        'phone number',
        'cell',
        'telephone',
      ],
      'tel',
    ],
    hint: { zh: '手机、邮箱、微信至少填一项', en: 'One of mobile, e-mail and WeChat is needed' },
    example: '13800005678',
    width: 16,
  }),
  read('email', 'text', '邮箱', 'E-mail', {
    parse: email,
    headings: ['电子邮箱', '电子邮件', '电邮', 'email', 'email address', 'mail'],
    example: 'shili@example.com',
    width: 22,
  }),
  read('wechat', 'text', '微信', 'WeChat', { parse: texts.name(60), headings: ['微信号'], width: 14 }),
  read('language', 'text', '语言', 'Language', { parse: texts.codeText(35), width: 8 }),
  readCode('source', '获取方式', 'Source', CONTACT_SOURCE, { headings: ['来源'], example: '名片' }),
  readCode('lawfulBasis', '处理依据', 'Lawful basis', LAWFUL_BASIS, { example: '履行法定职责' }),
  read('doNotContact', 'text', '免打扰', 'Do not contact', { parse: yesNo, choices: ['是', '否'], width: 8 }),
];
