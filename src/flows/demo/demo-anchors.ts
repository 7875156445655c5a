import { scoreAdmission } from '../../features/admission-reviews/admission-score.rules.js';
import { DEFAULT_POOL_SETTINGS } from '../../features/projects/pool-settings.js';
import type { DemoProject } from './demo-projects.seed.js';

const { criteria } = DEFAULT_POOL_SETTINGS.admission;
const CHOSEN = [
  'INDUSTRY_FIT',
  'INVESTOR',
  'TECHNOLOGY',
  'HQ_FUNCTION',
  'READINESS',
  'INTERNATIONAL',
] as const;
type Choice = Record<(typeof CHOSEN)[number], string>;

/** Every way to choose the six anchors, with its points. */
const CHOICES = CHOSEN.reduce<{ anchors: Partial<Choice>; points: number }[]>(
  (so, code) =>
    so.flatMap(({ anchors, points }) =>
      Object.entries(criteria[code].anchors).map(([anchor, share]) => ({
        anchors: { ...anchors, [code]: anchor },
        points: points + Number(criteria[code].weight) * Number(share),
      })),
    ),
  [{ anchors: {}, points: 0 }],
);

/** The anchors that bring an invented project nearest to the score that its seed tells. */
export function anchorsFor({ score, plannedWan, taxWan }: DemoProject): Choice {
  const [some] = CHOICES as [(typeof CHOICES)[number]];
  const amounts = { expectedTaxWan: `${taxWan}.00`, plannedInvestmentWan: `${plannedWan}.00` };
  const { total } = scoreAdmission({ anchors: some.anchors as Choice, ...amounts }, DEFAULT_POOL_SETTINGS);
  const fromAmounts = Number(total) - some.points;
  const away = ({ points }: (typeof CHOICES)[number]) => Math.abs(points + fromAmounts - Number(score));
  return CHOICES.reduce((best, choice) => (away(choice) < away(best) ? choice : best)).anchors as Choice;
}
