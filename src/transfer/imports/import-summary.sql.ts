import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { IMPORT_RULE_COLUMNS, readableImport } from './import.access.js';

/** What an import looks like over the API. The alias of the import is `i`, of its present job `j`. */

/** A job that was stopped leaves the step unfinished. */
export const SHOWN_STATE = `CASE WHEN i.state IN ('PREVIEWING', 'COMMITTING', 'REVERTING') AND j.state IN ('FAILED', 'CANCELLED')
  THEN j.state ELSE i.state END`;

/** Counts up with every step and every sign of progress. */
export const SHOWN_VERSION = '(i.version * 1000000 + j.version)::int';

const COUNT = (name: string) => `COALESCE((i.counts->>'${name}')::int, 0)`;

const OPTION = (name: string) => `i.options->>'${name}'`;

/** @param defaults placeholder of the built-in defaults by kind, as JSON */
export const importSummary = (defaults: string) => `json_build_object(
  'id', i.id, 'jobId', i.job_id, 'kind', i.kind, 'state', ${SHOWN_STATE}, 'fileName', i.file_name,
  'fileSize', i.file_size, 'sheet', ${OPTION('sheet')}, 'hiddenSheets', COALESCE((${OPTION('hiddenSheets')})::boolean, false),
  'duplicates', ${OPTION('duplicates')}, 'similar', ${OPTION('similar')}, 'mode', COALESCE(${OPTION('mode')}, 'each'),
  'dryRun', i.options->'dryRun', 'defaults', COALESCE(${defaults}::jsonb->i.kind, '{}') || (i.options->'chosen'),
  'sheets', (SELECT COALESCE(json_agg(json_build_object('name', s->>'name', 'hidden', s->'hidden', 'taken', s->'taken',
               'why', s->>'why', 'headingRows', s->'headingRows') ORDER BY n), '[]')
             FROM jsonb_array_elements(i.sheets) WITH ORDINALITY AS t (s, n)),
  'columns', (SELECT COALESCE(json_agg(json_build_object('heading', h->>'heading', 'field', h->>'field')), '[]')
              FROM jsonb_array_elements(jsonb_path_query_first(i.sheets, '$[*] ? (@.taken == true)')->'columns') AS h),
  'counts', json_build_object('rows', COALESCE((i.counts->>'rows')::int, (j.checkpoint->>'total')::int, 0),
    'created', ${COUNT('created')}, 'updated', ${COUNT('updated')}, 'unchanged', ${COUNT('unchanged')},
    'skipped', ${COUNT('skipped')}, 'rejected', ${COUNT('rejected')}),
  'reversal', (SELECT json_build_object('reverted', count(*) FILTER (WHERE r.reversal = 'REVERTED'),
                 'left', count(*) FILTER (WHERE r.reversal = 'LEFT'))
               FROM import_row r WHERE i.state IN ('REVERTING', 'REVERTED') AND r.import_id = i.id AND r.reversal IS NOT NULL
               HAVING count(*) > 0),
  'sameFileAs', (SELECT COALESCE(json_agg(o.id ORDER BY o.created_at DESC), '[]') FROM import_run o
                 WHERE o.file_sha256 = i.file_sha256 AND o.created_by = i.created_by AND o.created_at < i.created_at),
  'createdAt', i.created_at, 'finishedAt', j.finished_at)`;

/** What a row comes to, in the words of a preview. */
export const VERDICT = `CASE
  WHEN r.outcome = 'created' THEN 'NEW'
  WHEN r.outcome = 'updated' THEN 'UPDATE'
  WHEN r.problems->0->>'code' = 'NOT_DATA' THEN 'NOT_DATA'
  WHEN r.outcome IN ('unchanged', 'skipped') OR r.problems->0->>'code' = 'DUPLICATE_STOPS' THEN 'DUPLICATE'
  ELSE 'ERROR' END`;

/** Rows of `i` that the caller sees. */
export function seenBy(actor: Actor, bind: (value: unknown) => string): string {
  return ruleSql(readableImport(actor), IMPORT_RULE_COLUMNS, bind);
}
