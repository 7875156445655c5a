import type { Actor } from '../../platform/access/actor.js';

/** What a company is called: everyone signed in reads companies (class V0). */
export function companyTitle(_actor: Actor, companyId: string): string {
  return `(SELECT json_build_object('code', c.code, 'title', c.name_cn) FROM company c
    WHERE c.id = ${companyId} AND c.deleted_at IS NULL)`;
}
