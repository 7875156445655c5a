import type { ChainNodeRow } from './chain-node-row.seed.js';

/** Links of the chain 先进材料 (domain.md §2.2). */
export const ADV_MATERIALS_NODES: readonly ChainNodeRow[] = [
  {
    code: 'AM-01',
    position: 'UPSTREAM',
    zh: '高性能高分子与树脂',
    en: 'High-performance polymers and resins',
    keywords: ['高分子', '工程塑料', '树脂', '聚酰亚胺'],
  },
  {
    code: 'AM-02',
    position: 'MIDSTREAM',
    zh: '特种功能膜',
    en: 'Speciality functional films',
    keywords: ['功能膜', '光学膜', '分离膜', '薄膜'],
  },
  {
    code: 'AM-03',
    position: 'UPSTREAM',
    zh: '电子化学品',
    en: 'Electronic chemicals',
    keywords: ['电子化学品', '光刻胶', '湿电子', '抛光液'],
  },
  {
    code: 'AM-04',
    position: 'MIDSTREAM',
    zh: '先进陶瓷',
    en: 'Advanced ceramics',
    keywords: ['先进陶瓷', '特种陶瓷', '氮化硅', '陶瓷基板'],
  },
  {
    code: 'AM-05',
    position: 'MIDSTREAM',
    zh: '碳材料/石墨烯',
    en: 'Carbon materials and graphene',
    keywords: ['石墨烯', '碳纳米管', '石墨', '碳素'],
  },
  {
    code: 'AM-06',
    position: 'MIDSTREAM',
    zh: '高温与轻质合金',
    en: 'High-temperature and light alloys',
    keywords: ['高温合金', '钛合金', '镁合金', '铝合金'],
  },
  {
    code: 'AM-07',
    position: 'MIDSTREAM',
    zh: '生物医用材料',
    en: 'Biomedical materials',
    keywords: ['生物医用材料', '可降解', '水凝胶', '骨修复'],
  },
  {
    code: 'AM-08',
    position: 'MIDSTREAM',
    zh: '新能源材料',
    en: 'New-energy materials',
    keywords: ['正极材料', '负极材料', '隔膜', '电解液', '储能'],
  },
  {
    code: 'AM-09',
    position: 'MIDSTREAM',
    zh: '复合材料',
    en: 'Composites',
    keywords: ['复合材料', '碳纤维', '玻璃纤维', '预浸料'],
  },
  {
    code: 'AM-10',
    position: 'MIDSTREAM',
    zh: '智能/调光材料',
    en: 'Smart and light-control materials',
    keywords: ['调光', '电致变色', '智能材料', '形状记忆'],
  },
  {
    code: 'AM-11',
    position: 'SUPPORT',
    zh: '材料检测与中试平台',
    en: 'Materials testing and pilot platforms',
    keywords: ['材料检测', '中试', '材料表征'],
  },
  {
    code: 'AM-12',
    position: 'SUPPORT',
    zh: '材料数据与仿真',
    en: 'Materials data and simulation',
    keywords: ['材料数据', '材料仿真', '材料基因'],
  },
];
