import type { BatchSchemeRule, PoolSettings } from './pool-settings.js';
import { BATCH_CLASS, BATCH_SCHEME, type BatchClass, type BatchScheme } from './project-decision.codes.js';

/**
 * 三个一批 (domain.md §3.9): the same words mean two things, so every answer says by which scheme it speaks. The classes
 * of SEED_2022 follow from where a project stands, those of ZHAOSHANG from milestones in a period.
 */
export interface BatchWish {
  readonly scheme: BatchScheme;
  /** Classes asked for; all of the scheme when left out. */
  readonly classes?: readonly BatchClass[];
  /** First and last day of the period, `YYYY-MM-DD`, for classes by milestone. */
  readonly from?: string;
  readonly to?: string;
}

type Bind = (value: unknown) => string;
type ClassRule = NonNullable<BatchSchemeRule['classes'][BatchClass]>;

const STANDING = `('IN_POOL', 'ON_HOLD', 'LANDED', 'GRADUATED')`;
const MILESTONE = {
  signedOn: 'p.signed_on',
  constructionStartOn: 'p.construction_start_on',
  openedOn: 'p.opened_on',
} as const;

/**
 * What the scheme was asked for of a project: `class` is null where the project is in none of the classes. The numbers
 * of a setting stand in the text: there are few of them, and a column that binds cannot be left out of a count.
 */
export function batchSql(settings: PoolSettings, wish: BatchWish = { scheme: 'SEED_2022' }): string {
  const { scheme } = wish;
  const cases = classConditions(settings, wish).map(([code, sql]) => `WHEN ${sql} THEN '${code}'`);
  // The furthest class first: a project that signed and opened in one period has opened.
  return `json_build_object('scheme', '${scheme}', 'schemeName', json_build_object(
    'zh', '${BATCH_SCHEME.label(scheme, 'zh')}', 'en', '${BATCH_SCHEME.label(scheme, 'en')}'),
    'class', CASE ${cases.reverse().join(' ')} END)`;
}

/** Adds the period as `bp (first_day, last_day)` for classes by milestone. */
export function batchJoin({ from = '', to = '' }: BatchWish, bind: Bind): string {
  if (!from || !to) return '';
  return ` CROSS JOIN (SELECT ${bind(from)}::date AS first_day, ${bind(to)}::date AS last_day) bp`;
}

/** Whether `project p` is in any of the classes asked for. */
export function batchCondition(settings: PoolSettings, wish: BatchWish): string {
  return `(${classConditions(settings, wish)
    .map(([, sql]) => sql)
    .join(' OR ')})`;
}

/** Class → condition over `project p` and the period `bp`, in the order of the scheme. */
export function classConditions(settings: PoolSettings, wish: BatchWish): (readonly [BatchClass, string])[] {
  const { kinds, classes } = settings.batchSchemes[wish.scheme];
  const wanted = wish.classes ?? classesOf(wish.scheme);
  return classesOf(wish.scheme)
    .filter((code) => wanted.includes(code))
    .map((code) => [
      code,
      `(p.project_kind IN (${codes(kinds)}) AND ${condition(classes[code] as ClassRule, wish)})`,
    ]);
}

/** The classes of a scheme in their order. */
export function classesOf(scheme: BatchScheme): BatchClass[] {
  return BATCH_CLASS.entries.filter(({ extra }) => extra.scheme === scheme).map(({ code }) => code);
}

function condition(rule: ClassRule, { from, to }: BatchWish): string {
  if ('stages' in rule)
    return `COALESCE(p.pool_status IN ${STANDING} AND p.stage IN (${codes(rule.stages)}), FALSE)`;
  if (from === undefined || to === undefined) return 'FALSE';
  return `COALESCE(${MILESTONE[rule.milestone]} BETWEEN bp.first_day AND bp.last_day, FALSE)`;
}

/** Codes of a setting as SQL text. @throws Error for what is none: settings are checked, and this is SQL */
function codes(list: readonly string[]): string {
  const stray = list.find((code) => !/^[A-Z0-9_]+$/.test(code));
  if (stray !== undefined) throw new Error(`not a code: ${stray}`);
  return list.map((code) => `'${code}'`).join(', ');
}
