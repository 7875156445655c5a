import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of a chain map (domain.md §2.2). The links themselves are rows: see `chain-node.seed.ts`. */
export const CHAIN_POSITION = codeTable('CHAIN_POSITION', {
  UPSTREAM: ['上游', 'Upstream'],
  MIDSTREAM: ['中游', 'Midstream'],
  DOWNSTREAM: ['下游', 'Downstream'],
  SUPPORT: ['支撑服务', 'Supporting services'],
});
export type ChainPosition = CodeOf<typeof CHAIN_POSITION>;

export const CHAIN_STRATEGY = codeTable('CHAIN_STRATEGY', {
  FILL: ['补链', 'Fill the chain'],
  STRENGTHEN: ['强链', 'Strengthen the chain'],
  EXTEND: ['延链', 'Extend the chain'],
  KEEP: ['稳链', 'Keep the chain stable'],
});
export type ChainStrategy = CodeOf<typeof CHAIN_STRATEGY>;

export const CHAIN_NODE_CODE_TABLES = [CHAIN_POSITION, CHAIN_STRATEGY] as const;
