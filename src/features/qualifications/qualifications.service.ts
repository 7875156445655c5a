import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { FileLinks } from '../../platform/files/file-links.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type {
  ConfirmQualificationRequest,
  CreateQualificationRequest,
  UpdateQualificationRequest,
} from './dto/qualification.dto.js';
import { canKeepQualifications, mayConfirm, type QualifiedCompany } from './qualification.access.js';
import { qualificationErrors } from './qualification.errors.js';
import {
  confirmationBlockers,
  type QualificationContent,
  qualificationBlockers,
  touchesConfirmed,
} from './qualification.rules.js';
import { newContent } from './qualification-draft.js';
import { QualificationsRepository } from './qualifications.repository.js';

export const SUBJECT = 'qualification';

const UNCONFIRMED = { confirmation: null, confirmationNote: null, confirmedAt: null, confirmedBy: null };

/** Qualifications of a company (domain.md §2.1.5). */
@Injectable()
export class QualificationsService {
  constructor(
    private readonly qualifications: QualificationsRepository,
    private readonly files: FileLinks,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws QUALIFICATION.NOT_YOUR_COMPANY, RULES_BROKEN, FILE_MISSING, TAKEN, RENEWED_ALREADY */
  async create(actor: Actor, companyKey: RecordKey, request: CreateQualificationRequest): Promise<string> {
    const company = await this.companyToKeep(actor, companyKey);
    const { evidenceFileIds = [], ...given } = request;
    const content = newContent(given);
    const id = uuidv7();
    await this.assertSound(content, company);
    await this.assertFiles(actor, id, evidenceFileIds);
    const at = this.clock.now();
    const stamps = { createdAt: at, createdBy: actor.userId, updatedAt: at, updatedBy: actor.userId };
    const rest = { ...stamps, deletedAt: null, version: 1 };
    await this.qualifications.insert({ id, companyId: company.id, ...content, ...UNCONFIRMED, ...rest });
    await this.files.set(SUBJECT, id, evidenceFileIds, { at, by: actor.userId });
    await this.record(
      'qualification.created',
      id,
      creation({ companyId: company.id, ...content, evidenceFileIds }),
    );
    return id;
  }

  async update(
    actor: Actor,
    [companyKey, id]: readonly [RecordKey, string],
    version: number,
    request: UpdateQualificationRequest,
  ): Promise<void> {
    const company = await this.companyToKeep(actor, companyKey);
    const before = await this.qualifications.load(company.id, id);
    const filesBefore = await this.files.of(SUBJECT, id);
    const { evidenceFileIds = filesBefore, ...rest } = request;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    await this.assertSound({ ...before, ...given }, company);
    await this.assertFiles(actor, id, evidenceFileIds);
    const at = this.clock.now();
    const anew = touchesConfirmed(diff({ ...before }, given)) ? UNCONFIRMED : {};
    const stamps = { updatedAt: at, updatedBy: actor.userId };
    await this.qualifications.update(id, version, { ...given, ...anew, ...stamps });
    await this.files.set(SUBJECT, id, evidenceFileIds, { at, by: actor.userId });
    const changes = diff({ ...before, evidenceFileIds: filesBefore }, { ...given, ...anew, evidenceFileIds });
    await this.record('qualification.updated', id, changes);
  }

  /** What the owning department says of it. @throws QUALIFICATION.OWNING_DEPARTMENT_ONLY, RULES_BROKEN */
  async confirm(
    actor: Actor,
    [companyKey, id]: readonly [RecordKey, string],
    version: number,
    { outcome, confirmationNote = null }: ConfirmQualificationRequest,
  ): Promise<void> {
    const company = await this.qualifications.company(companyKey);
    const before = await this.qualifications.load(company.id, id);
    if (!mayConfirm(await this.qualifications.unitCodeOf(actor), before.type))
      throw qualificationErrors.OWNING_DEPARTMENT_ONLY();
    const errors = confirmationBlockers({ outcome, confirmationNote });
    if (errors.length) throw qualificationErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    const at = this.clock.now();
    const changes = { confirmation: outcome, confirmationNote };
    const stamps = { confirmedAt: at, confirmedBy: actor.userId, updatedAt: at, updatedBy: actor.userId };
    await this.qualifications.update(id, version, { ...changes, ...stamps });
    await this.record('qualification.confirmed', id, diff({ ...before }, changes));
  }

  async remove(actor: Actor, companyKey: RecordKey, id: string, version: number): Promise<void> {
    const company = await this.companyToKeep(actor, companyKey);
    await this.qualifications.load(company.id, id);
    const at = this.clock.now();
    await this.qualifications.update(id, version, { deletedAt: at, updatedAt: at, updatedBy: actor.userId });
    await this.record('qualification.deleted', id);
  }

  private async companyToKeep(actor: Actor, key: RecordKey): Promise<QualifiedCompany> {
    const company = await this.qualifications.company(key);
    if (!canKeepQualifications(actor, company)) throw qualificationErrors.NOT_YOUR_COMPANY();
    return company;
  }

  private async assertSound(content: QualificationContent, company: QualifiedCompany): Promise<void> {
    const earlier = content.renewalOfId ? await this.qualifications.find(content.renewalOfId) : null;
    const errors = qualificationBlockers(content, company.id, earlier);
    if (errors.length) throw qualificationErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  private async assertFiles(actor: Actor, id: string, fileIds: readonly string[]): Promise<void> {
    if (!(await this.files.mayAttach(actor, fileIds, SUBJECT, id))) throw qualificationErrors.FILE_MISSING();
  }

  private async record(action: string, subjectId: string, changes: Changes = {}): Promise<void> {
    await this.audit.record({ action, subjectType: SUBJECT, subjectId, changes });
  }
}
