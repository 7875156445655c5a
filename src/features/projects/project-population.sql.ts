import { INVESTMENT_TYPE, PROJECT_KIND } from './project.codes.js';

const codes = (list: readonly string[]) => list.map((code) => `'${code}'`).join(', ');
const PROMOTION_KINDS = PROJECT_KIND.entries.filter(({ extra }) => extra.promotion).map(({ code }) => code);
const NOT_INTRODUCED = INVESTMENT_TYPE.entries
  .filter(({ extra }) => !extra.introduced)
  .map(({ code }) => code);

/**
 * The population of promotion statistics over `project p` (domain.md §5.1): the kinds that count, nothing merged. Major
 * construction projects, such as those that the paper names, are none of it. Moves inside the district are part of it,
 * in a row of their own: see `INTRODUCED`.
 */
export const PROMOTION_POPULATION = `p.deleted_at IS NULL AND p.project_kind IN (${codes(PROMOTION_KINDS)})
  AND p.pool_status <> 'MERGED'`;

/** Projects that count as introduced: moves inside the district do not (trap 8.11). */
export const INTRODUCED = `COALESCE(p.investment_type NOT IN (${codes(NOT_INTRODUCED)}), TRUE)`;
