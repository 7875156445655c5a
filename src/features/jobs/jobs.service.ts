import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { jobErrors } from '../../platform/jobs/job.errors.js';
import { JobEndings } from '../../platform/jobs/job-endings.js';

@Injectable()
export class JobsService {
  constructor(
    private readonly endings: JobEndings,
    private readonly audit: AuditTrail,
  ) {}

  /** A waiting job ends at once; a running one stops at its next checkpoint. @throws JOB.FINISHED */
  async cancel(id: string): Promise<void> {
    if (!(await this.endings.cancel(id))) throw jobErrors.FINISHED();
    await this.audit.record({ action: 'job.cancelled', subjectType: 'job', subjectId: id });
  }
}
