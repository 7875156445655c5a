import { Exact } from '../../platform/kernel/decimal.js';

/** An active project that means to bring a headquarters. */
export interface PipelineRow {
  readonly id: string;
  /** Category of the headquarters (`hqIntent`). */
  readonly category: string;
  readonly stage: string;
  /** Percent. */
  readonly probability: number;
  /** Of the light of the project, 0 … 1. */
  readonly lightFactor: string | number;
}

export interface PipelineCount {
  readonly count: number;
  /** Σ probability × light factor: headquarters to be expected, two digits. */
  readonly weighted: string;
  readonly projectIds: readonly string[];
}

export interface HqPipeline extends PipelineCount {
  readonly byStage: readonly (PipelineCount & { readonly stage: string })[];
}

/** HQ pipeline (domain.md §5.4): active projects with a headquarters in view, by stage, weighted as the pool is. */
export function hqPipeline(rows: readonly PipelineRow[]): HqPipeline {
  const stages = [...new Set(rows.map(({ stage }) => stage))].sort();
  return {
    ...countOf(rows),
    byStage: stages.map((stage) => ({ stage, ...countOf(rows.filter((row) => row.stage === stage)) })),
  };
}

function countOf(rows: readonly PipelineRow[]): PipelineCount {
  const weights = rows.map(({ probability, lightFactor }) =>
    new Exact(probability).times(lightFactor).div(100).toFixed(),
  );
  return {
    count: rows.length,
    weighted: Exact.sum(0, ...weights).toFixed(2),
    projectIds: rows.map(({ id }) => id),
  };
}
