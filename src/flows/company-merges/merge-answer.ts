import type { CompanyMergesQueries } from '../../features/company-merges/company-merges.queries.js';
import { CompanyMergeResponse } from '../../features/company-merges/dto/company-merge.response.js';
import type { Actor } from '../../platform/access/actor.js';
import { created, JsonText } from '../../platform/http/json-text.js';
import type { Started } from './merge-work.js';

export const AS_JOB = {
  status: 202,
  description: 'Many children: a job does it, see Location',
  type: CompanyMergeResponse,
} as const;

/** The merge as GET shows it; 202 with the address of the job where one does the work. */
export async function answerWith(
  merges: CompanyMergesQueries,
  actor: Actor,
  { mergeId, jobId }: Started,
  status: 200 | 201,
): Promise<JsonText> {
  const merge = await merges.one(actor, mergeId);
  if (jobId) return new JsonText(merge.text, { ...merge.headers, Location: `/api/v1/jobs/${jobId}` }, 202);
  return status === 201 ? created(merge, `/api/v1/company-merges/${mergeId}`) : merge;
}
