import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { REVIEW_CRITERION } from './admission-review.codes.js';
import { type ChosenAnchors, scoreAdmission } from './admission-score.rules.js';
import type { ReviewSettings } from './review-settings.js';

const CHOSEN = REVIEW_CRITERION.entries.filter(({ extra }) => extra.chosen).map(({ code }) => code);

/** What is wrong with the anchors that a reviewer chose: each criterion once, an anchor of the setting, LAND only. */
export function anchorBlockers(
  given: readonly { readonly criterion: string; readonly anchor: string }[],
  {
    landingMode,
    intensityRatio,
  }: { readonly landingMode: string | null; readonly intensityRatio: string | null },
  { admission: { criteria } }: ReviewSettings,
): FieldError[] {
  const fault = (pointer: string, code: string, message: Text, params = {}) => ({
    pointer,
    code,
    message,
    params,
  });
  const named = given.map(({ criterion }) => criterion);
  return [
    ...CHOSEN.filter((code) => !named.includes(code)).map((criterion) =>
      fault('/anchors', 'CRITERION_MISSING', MISSING, { criterion }),
    ),
    ...given.flatMap(({ criterion, anchor }, at) => {
      const here = `/anchors/${at}`;
      if (named.indexOf(criterion) !== at) return [fault(here, 'CRITERION_TWICE', TWICE, { criterion })];
      const code = CHOSEN.find((one) => one === criterion);
      if (!code) return [fault(here, 'CRITERION_FOLLOWS', FOLLOWS, { criterion })];
      const known = Object.keys(criteria[code].anchors);
      return known.includes(anchor)
        ? []
        : [fault(`${here}/anchor`, 'ANCHOR_UNKNOWN', UNKNOWN, { criterion, known: known.join(', ') })];
    }),
    ...(intensityRatio !== null && landingMode !== 'LAND'
      ? [fault('/intensityRatio', 'LAND_ONLY', LAND_ONLY)]
      : []),
  ];
}

/** What a sheet is judged against: amounts of the project, decimal strings. */
export interface ScoredAmounts {
  readonly expectedTaxWan: string | null;
  readonly plannedInvestmentWan: string | null;
  readonly contractedFdiWanUsd: string | null;
  readonly intensityRatio: string | null;
}

/** Points and total of a sheet whose anchors `anchorBlockers` has passed. */
export function pointsOf(
  given: readonly { readonly criterion: string; readonly anchor: string }[],
  amounts: ScoredAmounts,
  settings: ReviewSettings,
) {
  const chosen = Object.fromEntries(
    given.map(({ criterion, anchor }) => [criterion, anchor]),
  ) as ChosenAnchors;
  const input = { anchors: chosen, ...amounts, plannedInvestmentWanUsd: amounts.contractedFdiWanUsd };
  return { chosen, ...scoreAdmission(input, settings) };
}

const MISSING: Text = { zh: '缺少{criterion}', en: '{criterion} is missing' };
const TWICE: Text = { zh: '{criterion}重复', en: '{criterion} is there twice' };
const FOLLOWS: Text = {
  zh: '{criterion}由项目金额自动得出，无须选择',
  en: '{criterion} follows from the amounts of the project',
};
const UNKNOWN: Text = { zh: '{criterion}可选：{known}', en: '{criterion} knows: {known}' };
const LAND_ONLY: Text = { zh: '投资强度比仅用于供地项目', en: 'the intensity is for projects on land only' };
