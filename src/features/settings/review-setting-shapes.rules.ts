import { listOf, object, type Shape, text, where, whole } from './setting-shape.rules.js';

/** Settings of the admission review and of 三个一批 (domain.md §3.3, §3.9). */
const days = whole(1, 3650);
const review = where(
  object({
    unitReviewWorkingDays: days,
    poolCheckWorkingDays: days,
    panelMin: whole(1, 99),
    panelMax: whole(1, 99),
    chairUnitCode: text(/^[A-Z][A-Z0-9_]{1,39}$/),
  }),
  ({ panelMin, panelMax }: { panelMin: number; panelMax: number }) => panelMin <= panelMax,
  '应满足 panelMin ≤ panelMax',
  'must have panelMin <= panelMax',
);

const standing = object({ stages: listOf(text(/^S[1-8]$/), 8) });
const dated = object({ milestone: text(/^(signedOn|constructionStartOn|openedOn)$/) });
const batchScheme = (rule: Shape, classes: readonly string[]) =>
  object({
    kinds: listOf(text(/^(INVESTMENT|PLATFORM|FUND|MAJOR_CONSTRUCTION)$/), 4),
    classes: object(Object.fromEntries(classes.map((name) => [name, rule]))),
  });

export const REVIEW_SETTING_SHAPES: Readonly<Record<string, Shape>> = {
  'pool.review': review,
  'pool.batchSchemes': object({
    SEED_2022: batchScheme(standing, ['RESERVE_BATCH', 'CONSTRUCTION_BATCH', 'IN_USE_BATCH']),
    ZHAOSHANG: batchScheme(dated, ['SIGN_BATCH', 'START_BATCH', 'OPEN_BATCH']),
  }),
};
