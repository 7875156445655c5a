import type { MeasureRow } from './measure-row.seed.js';

/** Measures 17 to 20 of 普委办发〔2022〕23号; units in the order of the paper. */
export const SAFEGUARD_MEASURES: readonly MeasureRow[] = [
  {
    no: 17,
    zh: '完善领导机制架构',
    en: 'Complete the leadership structure',
    units: ['DIST_PARTY_ORGANISATION'],
    tasks: [
      ['MILESTONE', '理顺两个管委会工作机制', 'Working order of the two committees'],
      ['MILESTONE', '增设管委办副主任', 'Additional deputy directors of the Office'],
    ],
  },
  {
    no: 18,
    zh: '落实定期例会制度',
    en: 'Hold regular meetings',
    units: ['ALL_RELEVANT_UNITS'],
    tasks: [
      ['COUNT', '管委会、管委办会议次数', 'Meetings of the Committee and its Office'],
      ['PERCENT', '议定事项办结率', 'Share of agreed items settled'],
    ],
  },
  {
    no: 19,
    zh: '强化市区联动协同',
    en: 'City–district coordination',
    units: ['ALL_RELEVANT_UNITS'],
    tasks: [
      ['COUNT', '市、区干部双向培养', 'City–district exchange of officials'],
      ['COUNT', '对接市级部门次数', 'Contacts with municipal departments'],
    ],
  },
  {
    no: 20,
    zh: '优化运营主体管理',
    en: 'Better management of the operators',
    units: ['DIST_SASAC', 'DIST_DEV_REFORM', 'DIST_FINANCE_BUREAU', 'TAOPU_TOWN', 'TAOPU_SMART_CITY_CO'],
    tasks: [
      ['MILESTONE', '运营公司运作机制', 'Working order of the operating companies'],
      ['ROUTINE', '国际化园区管理人才队伍', 'International park-management staff'],
      ['MILESTONE', '形成盈利模式', 'Business model that earns its keep'],
    ],
  },
];
