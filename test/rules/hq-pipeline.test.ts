import { describe, expect, it } from '@jest/globals';
import { hqPipeline, type PipelineRow } from '../../src/reports/hq-progress/hq-pipeline.rules.js';

const row = (id: string, stage: string, probability: number, lightFactor: number): PipelineRow => ({
  ...{ id, stage, probability, lightFactor, category: 'TRADE_HQ' },
});

describe('hqPipeline', () => {
  it('weighs each project by probability and light, and adds up what it names', () => {
    const found = hqPipeline([row('a', 'S2', 25, 1), row('b', 'S4', 70, 0.8), row('c', 'S2', 10, 0.5)]);
    expect(found).toEqual({
      count: 3,
      weighted: '0.86',
      projectIds: ['a', 'b', 'c'],
      byStage: [
        { stage: 'S2', count: 2, weighted: '0.30', projectIds: ['a', 'c'] },
        { stage: 'S4', count: 1, weighted: '0.56', projectIds: ['b'] },
      ],
    });
  });

  it('is empty without one', () => {
    expect(hqPipeline([])).toEqual({ count: 0, weighted: '0.00', projectIds: [], byStage: [] });
  });
});
