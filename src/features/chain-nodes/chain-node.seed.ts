import type { ChainPosition, ChainStrategy } from './chain-node.codes.js';
import { ADV_MATERIALS_NODES } from './chain-node-adv-materials.seed.js';
import { AI_NODES } from './chain-node-ai.seed.js';
import { LIFE_HEALTH_NODES } from './chain-node-life-health.seed.js';
import { type ChainNodeRow, gb4754ByNode } from './chain-node-row.seed.js';
import { TECH_FINANCE_NODES } from './chain-node-tech-finance.seed.js';

/** One link of an industry chain (domain.md §2.2). A chain map changes, so every row carries its `version` (year). */
export interface ChainNodeSeed {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Code of the park taxonomy. */
  readonly focusAreaCode: string;
  readonly position: ChainPosition;
  readonly parentCode: string | null;
  /** 1–5. Ours: 4 where the paper of 2022 names the link, else 3. */
  readonly importance: number;
  readonly strategy: ChainStrategy | null;
  /** GB/T 4754-2017: four-digit classes, or a shorter prefix that stands for all its classes. */
  readonly gb4754Codes: readonly string[];
  readonly keywords: readonly string[];
  /** Named by 普委办发〔2022〕23号 itself. */
  readonly seedNamed: boolean;
  readonly version: string;
}

function nodesOf(focusAreaCode: string, rows: readonly ChainNodeRow[]): ChainNodeSeed[] {
  return rows.map(({ code, position, zh, en, keywords, seedNamed = false }) => ({
    code,
    nameZh: zh,
    nameEn: en,
    focusAreaCode,
    position,
    parentCode: null,
    importance: seedNamed ? 4 : 3,
    strategy: null,
    gb4754Codes: gb4754ByNode(code),
    keywords,
    seedNamed,
    version: '2022',
  }));
}

export const CHAIN_NODES: readonly ChainNodeSeed[] = [
  ...nodesOf('LIFE_HEALTH', LIFE_HEALTH_NODES),
  ...nodesOf('AI', AI_NODES),
  ...nodesOf('ADV_MATERIALS', ADV_MATERIALS_NODES),
  ...nodesOf('TECH_FINANCE', TECH_FINANCE_NODES),
];
