import type { ProjectKind } from './project.codes.js';
import type { BatchClass } from './project-decision.codes.js';

/**
 * The construction projects that 普委办发〔2022〕23号 names. `batch` only where the paper itself puts the project
 * in a batch (measure 2, scheme SEED_2022); `measureNos` is empty where only a build goal names it. Names only:
 * no company, sum or date is known from the paper.
 */
export interface PaperProjectSeed {
  readonly kind: ProjectKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
  readonly batch: BatchClass | null;
  readonly measureNos: readonly number[];
}

function construction(
  nameZh: string,
  nameEn: string,
  measureNos: readonly number[],
  more: { batch?: BatchClass; aliases?: readonly string[] } = {},
): PaperProjectSeed {
  const { batch = null, aliases = [] } = more;
  return { kind: 'MAJOR_CONSTRUCTION', nameZh, nameEn, aliases, batch, measureNos };
}

export const PAPER_PROJECTS: readonly PaperProjectSeed[] = [
  construction('桃浦中央绿地', 'Taopu Central Green', [2], { batch: 'IN_USE_BATCH', aliases: ['中央绿地'] }),
  construction('智创TOP产城综合体', 'Zhichuang TOP complex', [2], {
    batch: 'CONSTRUCTION_BATCH',
    aliases: ['智创TOP综合体', '智创TOP'],
  }),
  construction('西部医疗中心', 'Western Medical Centre', [2, 4], {
    batch: 'RESERVE_BATCH',
    aliases: ['西部区域性医疗中心'],
  }),
  construction('沪嘉高速普陀段抬升', 'Elevation of the Hujia Expressway, Putuo section', [3], {
    aliases: ['沪嘉高速抬升'],
  }),
  construction('外环S20普陀段功能提升', 'Upgrade of the S20 Outer Ring, Putuo section', [3], {
    aliases: ['外环S20普陀段'],
  }),
  construction('园区高品质水系环境', 'High-quality waterways of the park', [3]),
  construction('生态活力滨水空间', 'Ecological waterfront space', [3]),
  construction('雨水调蓄', 'Rainwater storage', [3]),
  construction('九年一贯制义务教育学校', 'Nine-year compulsory-education school', [4]),
  construction('生态运营中心', 'Eco-operations Centre', []),
  construction('核心区道路网络', 'Road network of the core area', []),
];
