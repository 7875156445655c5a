import { CARRIER_BUILD_STATUS, CARRIER_TYPE } from '../../features/carriers/carrier.codes.js';
import type { SheetColumn } from '../sheet.js';
import * as measures from './carrier-measures.rules.js';
import * as prices from './carrier-prices.rules.js';
import { UNIT_COLUMNS } from './carrier-unit-columns.js';
import * as texts from './company-text-cells.rules.js';
import { dateOfDay, labels } from './company-value-cells.rules.js';
import { read, readCode } from './plain-column.js';

/** Columns of the carrier that a row names; a list of carriers alone has no others (domain.md §2.7). */
const OF_CARRIER: readonly SheetColumn[] = [
  read('carrierCode', 'code', '载体编号', 'Carrier code', {
    parse: texts.codeText(20),
    headings: ['载体编码'],
    hint: { zh: '已有载体可填编号（ZT-0012），否则留空', en: 'Of a known carrier, else empty' },
    width: 12,
  }),
  read('carrier', 'text', '载体名称', 'Carrier', {
    parse: texts.name(120),
    headings: [
      ...[
        '载体',
        '楼宇名称',
        '楼宇',
        '园区名称',
        '园区',
        '大厦名称',
        '大楼名称',
        '物业名称',
        '载體名稱',
        '載體名稱',
      ],
      ...['项目楼宇', '所属载体', '所属园区', '所属楼宇', 'building name', 'property', 'park'],
    ],
    required: true,
    example: '示例智创大厦',
    width: 24,
  }),
  readCode('carrierType', '载体类型', 'Carrier type', CARRIER_TYPE, {
    headings: ['楼宇类型', '物业类型', '园区类型', '载體類型'],
    example: '商务楼宇',
  }),
  read('operatorOrg', 'text', '运营单位', 'Operator', {
    parse: texts.name(120),
    headings: ['运营方', '运营主体', '运营公司', '管理单位', '管理方', '招商主体', '招商单位'],
    example: '示例运营有限公司',
    width: 24,
  }),
  read('ownerOrg', 'text', '产权单位', 'Owner', {
    parse: texts.name(120),
    headings: ['产权方', '产权人', '业主', '业主单位', '权属单位', '产权归属'],
    width: 24,
  }),
  read('address', 'text', '地址', 'Address', {
    parse: texts.name(200),
    headings: ['坐落', '坐落位置', '位置', '具体地址', '载体地址', '楼宇地址', '地理位置', '地點'],
    example: '普陀区示例路127号',
    width: 28,
  }),
  read('town', 'text', '街镇', 'Town', {
    parse: texts.name(60),
    headings: ['所属街镇', '所在街镇', '街道', '所属街道', '镇'],
    example: '桃浦镇',
    width: 12,
  }),
  readCode('buildStatus', '建设状态', 'Build status', CARRIER_BUILD_STATUS, {
    headings: ['建设情况', '交付状态', '建设进度'],
    example: '已交付',
  }),
  read('deliveredOn', 'date', '交付日期', 'Delivered on', {
    parse: dateOfDay,
    headings: ['交付时间', '竣工日期', '竣工时间'],
    width: 12,
  }),
  read('gfaSqm', 'area', '总建筑面积', 'Gross floor area', {
    parse: measures.sqm,
    headings: ['建筑总面积', '总面积', '总体量', '楼宇总面积', '载体总面积', '總建築面積'],
    hint: { zh: '平方米；整个载体', en: '㎡ of the whole carrier' },
    width: 14,
  }),
  read('leasableSqm', 'area', '可租面积', 'Leasable area', {
    parse: measures.sqm,
    headings: ['可租赁面积', '可招商面积', '可出租面积', '可租售面积', '总可租面积'],
    hint: { zh: '平方米；整个载体', en: '㎡ of the whole carrier' },
    width: 14,
  }),
  read('focusAreas', 'text', '产业方向', 'Focus areas', {
    parse: labels(CARRIER_TYPE),
    headings: ['主导产业', '产业定位', '适合产业', '适宜产业'],
    width: 18,
  }),
  read('propertyFeePerSqmMonth', 'money', '物业费', 'Property fee', {
    parse: prices.feePerMonth,
    headings: ['物业管理费', '物管费', '物业费元', '物業費'],
    hint: { zh: '元/㎡·月', en: 'CNY a ㎡ and month' },
    example: '18元/㎡·月',
    width: 14,
  }),
  read('efficiencyRate', 'text', '得房率', 'Efficiency', {
    parse: measures.percent,
    headings: ['实用率', '得房率%', '使用率'],
    example: '70%',
    width: 10,
  }),
];

export const CARRIER_COLUMNS: readonly SheetColumn[] = [...OF_CARRIER, ...UNIT_COLUMNS];
