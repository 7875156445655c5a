import { LAB_GRADE } from '../../features/carrier-units/carrier-unit.codes.js';
import type { SheetColumn } from '../sheet.js';
import * as measures from './carrier-measures.rules.js';
import * as prices from './carrier-prices.rules.js';
import * as words from './carrier-words.rules.js';
import * as texts from './company-text-cells.rules.js';
import { read, readCode } from './plain-column.js';

/** Columns of one unit. */
export const UNIT_COLUMNS: readonly SheetColumn[] = [
  read('buildingFloor', 'text', '楼栋/楼层', 'Building and floor', {
    parse: words.buildingAndFloor,
    headings: ['楼栋楼层', '栋/层', '楼号/楼层', '楼座/楼层', '楼栋及楼层'],
    width: 14,
  }),
  read('building', 'text', '楼栋', 'Building', {
    parse: texts.name(60),
    headings: ['栋', '楼号', '栋号', '幢号', '楼栋号', '楼座', '座', '幢', '棟'],
    example: 'A座',
    width: 10,
  }),
  read('floor', 'text', '楼层', 'Floor', {
    parse: words.floor,
    headings: ['层', '所在楼层', '所在层', '樓層', '楼层号'],
    example: '3',
    width: 8,
  }),
  read('unitNo', 'text', '房号', 'Unit', {
    parse: texts.name(60),
    headings: [
      ...['室号', '房间号', '单元号', '单元', '门牌号', '铺位号', '房源编号', '房屋编号', '房源', '房源名称'],
      ...['房號', '室號', 'room', 'unit no', 'room no'],
    ],
    hint: { zh: '整层出租可留空，按楼层记', en: 'May be empty for a whole floor' },
    example: '301',
    width: 10,
  }),
  read('areaSqm', 'area', '面积', 'Area', {
    parse: measures.sqm,
    headings: [
      '建筑面积',
      '租赁面积',
      '出租面积',
      '房源面积',
      '单元面积',
      '建面',
      '面积㎡',
      '建筑面积㎡',
      '面積',
      '建築面積',
      'area',
      'sqm',
    ],
    hint: { zh: '建筑面积，平方米', en: '㎡ of gross floor area' },
    example: '286.5',
    width: 12,
  }),
  read('clearHeightM', 'text', '层高', 'Clear height', {
    parse: measures.metres,
    headings: ['净高', '室内净高', '層高', '层高m', '层高米'],
    hint: { zh: '米', en: 'Metres' },
    example: '4.5',
    width: 8,
  }),
  read('floorLoad', 'text', '承重', 'Floor load', {
    parse: measures.floorLoad,
    headings: [
      '楼板承重',
      '楼面承重',
      '荷载',
      '楼面荷载',
      '楼板荷载',
      '承载',
      '地面承重',
      '承重t',
      '承重kn',
      '荷载kn',
    ],
    hint: { zh: '写明 t/㎡ 或 kN/㎡', en: 'With its unit: t or kN a ㎡' },
    example: '1t/㎡',
    width: 12,
  }),
  read('powerKva', 'text', '电力', 'Power', {
    parse: measures.kva,
    headings: ['电力容量', '供电容量', '配电容量', '用电容量', '电容量', '配电', '电力kva', '供电', '電力'],
    hint: { zh: 'kVA', en: 'kVA' },
    example: '200',
    width: 10,
  }),
  read('drainage', 'text', '排水/危废', 'Drainage', {
    parse: texts.name(200),
    headings: ['排水', '排污', '危废', '排水条件', '环保条件'],
    width: 16,
  }),
  readCode('labGrade', '实验室等级', 'Lab grade', LAB_GRADE, { headings: ['生物安全等级', '实验室级别'] }),
  read('cleanRoomClass', 'text', '洁净等级', 'Clean room class', {
    parse: texts.name(60),
    headings: ['洁净度', '洁净级别', '净化等级'],
    width: 10,
  }),
  read('fitOut', 'text', '装修', 'Fit-out', {
    parse: words.fitOut,
    headings: ['装修情况', '装修标准', '装修状况', '交付标准', '裝修'],
    choices: ['毛坯', '简装', '精装'],
    example: '简装',
    width: 8,
  }),
  read('rentPerSqmDay', 'money', '租金', 'Rent', {
    parse: prices.rentPerDay,
    headings: [
      ...[
        '租金单价',
        '租金报价',
        '租赁单价',
        '租赁价格',
        '报价',
        '单价',
        '日租金',
        '月租金',
        '参考租金',
        '租金元',
      ],
      ...['平均租金', '租金水平', 'rent'],
    ],
    hint: { zh: '元/㎡·天；按月的请写明“元/㎡·月”', en: 'CNY a ㎡ and day; say so where it is by the month' },
    example: '5.2元/㎡·天',
    width: 16,
  }),
  read('status', 'text', '状态', 'Status', {
    parse: words.unitStatus,
    headings: [
      ...[
        '房源状态',
        '出租状态',
        '出租情况',
        '租赁状态',
        '租赁情况',
        '使用状态',
        '使用情况',
        '空置情况',
        '狀態',
      ],
      ...['当前状态', '现状', '目前状态', '入驻情况', '租售状态'],
    ],
    choices: ['空置', '已租', '已售', '自用', '不可用'],
    example: '空置',
    width: 10,
  }),
  read('note', 'text', '备注', 'Note', { parse: texts.text(2000), headings: ['说明', '備註'], width: 24 }),
];
