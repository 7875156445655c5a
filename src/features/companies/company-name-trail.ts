import { Injectable } from '@nestjs/common';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { FileLinks } from '../../platform/files/file-links.js';
import type { Company } from './company.entity.js';
import { companyErrors } from './company.errors.js';

/** Papers of a change of name are attached to the company itself. */
export const COMPANY_FILES = 'company';

interface NameTrace {
  readonly names: Partial<Company>;
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly evidenceFileIds: readonly string[];
  readonly at: Date;
}

/** What stays of a change of name: an entry of the history, and the registrar's paper. */
@Injectable()
export class CompanyNameTrail {
  constructor(
    private readonly audit: AuditTrail,
    private readonly files: FileLinks,
  ) {}

  /** @throws COMPANY.FILE_MISSING for a file that is not the caller's or the caller's unit's */
  async keep(actor: Actor, company: Company, trace: NameTrace): Promise<void> {
    const { names, effectiveOn, reason, evidenceFileIds, at } = trace;
    if (!(await this.files.mayAttach(actor, evidenceFileIds, COMPANY_FILES, company.id)))
      throw companyErrors.FILE_MISSING();
    const before = await this.files.of(COMPANY_FILES, company.id);
    await this.files.set(COMPANY_FILES, company.id, [...new Set([...before, ...evidenceFileIds])], {
      ...{ at, by: actor.userId },
    });
    await this.audit.record({
      ...{ action: 'company.renamed', subjectType: 'company', subjectId: company.id, reason },
      changes: {
        ...diff({ ...company }, { ...names }),
        ...creation({ effectiveOn, evidenceFileIds: evidenceFileIds.length > 0 ? evidenceFileIds : null }),
      },
    });
  }
}
