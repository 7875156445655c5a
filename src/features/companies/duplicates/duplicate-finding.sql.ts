/** What duplicate detection reads of a company, as one digest: as long as it is the same, so is the outcome. */
export function comparedSql(alias: string): string {
  const members = [
    'name_cn',
    'name_en',
    'name_local',
    'aliases',
    'uscc',
    'foreign_reg_no',
    'foreign_reg_country',
  ]
    .concat('name_key', 'brand_key', 'other_keys')
    .map((column) => `${alias}.${column}`);
  return `md5(ROW(${members.join(', ')})::text)`;
}

/** The digest of a pair, whose members are in the order of their ids. */
export function comparedPairSql(left: string, right: string): string {
  return `${comparedSql(left)} || ${comparedSql(right)}`;
}

/** Of `duplicate_finding d` with its companies `a` and `b`. MERGED: one of the two has gone into another record. */
export const STATE_SQL = `CASE WHEN a.merged_into_id IS NOT NULL OR b.merged_into_id IS NOT NULL THEN 'MERGED'
  WHEN d.dismissed_at IS NOT NULL THEN 'DISMISSED' ELSE 'OPEN' END`;
