import { CHANNEL, LEADER_LEVEL, PROGRESS_TYPE } from '../../features/interactions/interaction.codes.js';
import type { SheetColumn } from '../sheet.js';
import { instant } from './amount-cells.rules.js';
import { companyReference } from './company-reference.js';
import * as texts from './company-text-cells.rules.js';
import { dateOfDay, yesNo } from './company-value-cells.rules.js';
import { people } from './people-cells.rules.js';
import { read, readCode } from './plain-column.js';

/** Columns of a list of follow-ups (domain.md §2.4), with who wrote each and when. */
export const INTERACTION_COLUMNS: readonly SheetColumn[] = [
  read('occurredAt', 'datetime', '发生时间', 'When', {
    parse: instant,
    headings: [
      '时间',
      '日期',
      '跟进时间',
      '跟进日期',
      '走访时间',
      '走访日期',
      '洽谈时间',
      '拜访日期',
      ...['签到时间', '拜访时间', '接洽时间', '接洽日期', '来访时间', '来访日期', '会谈时间', '联系时间'],
    ],
    required: true,
    example: '2026-03-15 14:30',
    width: 18,
  }),
  ...companyReference(['走访企业', '洽谈企业', '投资主体', '投资方', '单位']),
  read('project', 'text', '项目名称', 'Project', {
    parse: texts.name(200),
    headings: ['项目', '项目编号'],
    width: 30,
  }),
  readCode('channel', '跟进方式', 'Channel', CHANNEL, {
    headings: ['方式', '形式', '洽谈方式'],
    example: '上门走访',
  }),
  read('ourParticipants', 'text', '我方人员', 'Our people', {
    parse: people,
    headings: [
      '参加人员',
      '走访人员',
      '走访人',
      '接待人员',
      '接待人',
      '拜访人',
      '我方参加人员',
      '招商人员',
      '陪同人员',
    ],
    hint: {
      zh: '用顿号分开；有账号的会关联，其余写入内容',
      en: 'Separated by commas; those with an account are linked, others are kept in words',
    },
    width: 18,
  }),
  read('counterparts', 'text', '对方人员', 'Their people', {
    parse: people,
    headings: [
      '企业联系人',
      '联系人',
      '企业人员',
      '对方参加人员',
      '对接人',
      '企业对接人',
      '来访人员',
      '受访人',
    ],
    example: '示例王',
    width: 18,
  }),
  readCode('leaderLevel', '领导层级', 'Leader', LEADER_LEVEL),
  read('summary', 'text', '内容', 'What was said', {
    parse: texts.text(4000),
    headings: [
      ...[
        '跟进内容',
        '洽谈内容',
        '走访情况',
        '走访内容',
        '沟通情况',
        '沟通内容',
        '主要内容',
        '跟进情况',
        '会谈纪要',
      ],
      ...['拜访内容', '拜访情况', '接洽情况', '接洽内容', '洽谈情况', '交流内容', '来访情况'],
    ],
    required: true,
    example: '示例企业介绍了研发中心选址要求，双方约定下周踏勘两处载体。',
    width: 40,
  }),
  readCode('progressType', '实质进展', 'Progress', PROGRESS_TYPE, {
    headings: ['进展类型'],
    example: '需求明确',
  }),
  read('nextAction', 'text', '下一步', 'Next action', {
    parse: texts.text(500),
    headings: ['下一步工作', '下步计划'],
    width: 24,
  }),
  read('nextActionOn', 'date', '下一步日期', 'Next action on', {
    parse: dateOfDay,
    headings: ['下一步时间'],
    width: 12,
  }),
  read('isConfidential', 'text', '保密', 'Confidential', { parse: yesNo, choices: ['是', '否'], width: 8 }),
  read('author', 'text', '记录人', 'Author', {
    parse: texts.name(60),
    headings: ['填报人', '录入人', '跟进人', 'createdBy', 'created_by'],
    hint: {
      zh: '历史记录的作者；有账号的会关联',
      en: 'Who wrote an old record; linked where there is an account',
    },
    width: 12,
  }),
  read('enteredAt', 'datetime', '录入时间', 'Written down at', {
    parse: instant,
    headings: ['记录时间', '填报时间', '创建时间', 'createdAt', 'created_at'],
    width: 18,
  }),
];
