import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { FileLinks } from '../../platform/files/file-links.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type {
  ChangeHeadquartersStatusRequest,
  CreateHeadquartersRequest,
  UpdateHeadquartersRequest,
} from './dto/headquarters-recognition.dto.js';
import {
  canKeepRecognitions,
  type HeadquartersCompany,
  maySetStatus,
} from './headquarters-recognition.access.js';
import { headquartersErrors } from './headquarters-recognition.errors.js';
import {
  nextStatuses,
  type RecognitionContent,
  recognitionBlockers,
} from './headquarters-recognition.rules.js';
import { HeadquartersRecognitionsRepository } from './headquarters-recognitions.repository.js';

export const SUBJECT = 'headquarters-recognition';

type Place = readonly [company: RecordKey, id: string];
type Request = Partial<UpdateHeadquartersRequest & ChangeHeadquartersStatusRequest>;

/** Headquarters of the park, from the plan to the recognition and its end (domain.md §2.1.4). */
@Injectable()
export class HeadquartersRecognitionsService {
  constructor(
    private readonly recognitions: HeadquartersRecognitionsRepository,
    private readonly files: FileLinks,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws HEADQUARTERS.NOT_YOUR_COMPANY, OWNING_DEPARTMENT_ONLY, RULES_BROKEN, FILE_MISSING, TAKEN */
  async create(actor: Actor, key: RecordKey, request: CreateHeadquartersRequest): Promise<string> {
    const company = await this.companyToKeep(actor, key);
    const { evidenceFileIds = [], functions = [], ...given } = request;
    const status = given.status ?? 'TARGET';
    if (!maySetStatus(actor, company, status)) throw headquartersErrors.OWNING_DEPARTMENT_ONLY();
    const content = { ...UNKNOWN, ...given, status, functions };
    const id = uuidv7();
    await this.assertSound(actor, id, content, evidenceFileIds);
    const at = this.clock.now();
    const stamps = { createdAt: at, createdBy: actor.userId, updatedAt: at, updatedBy: actor.userId };
    const row = { ...content, ...this.confirmation(actor, content), ...stamps, deletedAt: null, version: 1 };
    await this.recognitions.insert({ id, companyId: company.id, ...row });
    await this.files.set(SUBJECT, id, evidenceFileIds, { at, by: actor.userId });
    await this.record('created', id, creation({ companyId: company.id, ...content, evidenceFileIds }));
    return id;
  }

  /** What is confirmed is changed by the owning department only. */
  async update(
    actor: Actor,
    place: Place,
    version: number,
    request: UpdateHeadquartersRequest,
  ): Promise<void> {
    await this.change(actor, place, version, { ...request }, 'updated');
  }

  /** @throws HEADQUARTERS.STATUS_NOT_ALLOWED with what is possible */
  async changeStatus(
    actor: Actor,
    place: Place,
    version: number,
    { reason, ...request }: ChangeHeadquartersStatusRequest,
  ): Promise<void> {
    await this.change(actor, place, version, request, 'status-changed', reason);
  }

  async remove(actor: Actor, [key, id]: Place, version: number): Promise<void> {
    const company = await this.companyToKeep(actor, key);
    const { status } = await this.recognitions.load(company.id, id);
    if (!maySetStatus(actor, company, status)) throw headquartersErrors.OWNING_DEPARTMENT_ONLY();
    const at = this.clock.now();
    await this.recognitions.update(id, version, { deletedAt: at, updatedAt: at, updatedBy: actor.userId });
    await this.record('deleted', id);
  }

  private async change(
    actor: Actor,
    [key, id]: Place,
    version: number,
    request: Request,
    action: string,
    reason?: string,
  ): Promise<void> {
    const company = await this.companyToKeep(actor, key);
    const before = await this.recognitions.load(company.id, id);
    const filesBefore = await this.files.of(SUBJECT, id);
    const { evidenceFileIds = filesBefore, ...rest } = request;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const content = { ...before, ...given };
    for (const status of [before.status, content.status])
      if (!maySetStatus(actor, company, status)) throw headquartersErrors.OWNING_DEPARTMENT_ONLY();
    if (action === 'status-changed') assertNext(before.status, content.status);
    await this.assertSound(actor, id, content, evidenceFileIds);
    const at = this.clock.now();
    const stamps = { updatedAt: at, updatedBy: actor.userId };
    await this.recognitions.update(id, version, {
      ...given,
      ...this.confirmation(actor, content),
      ...stamps,
    });
    await this.files.set(SUBJECT, id, evidenceFileIds, { at, by: actor.userId });
    const changes = diff({ ...before, evidenceFileIds: filesBefore }, { ...given, evidenceFileIds });
    await this.record(action, id, changes, reason);
  }

  private async companyToKeep(actor: Actor, key: RecordKey): Promise<HeadquartersCompany> {
    const company = await this.recognitions.company(actor, key);
    if (!canKeepRecognitions(actor, company)) throw headquartersErrors.NOT_YOUR_COMPANY();
    return company;
  }

  private async assertSound(
    actor: Actor,
    id: string,
    content: RecognitionContent,
    fileIds: readonly string[],
  ): Promise<void> {
    if (!(await this.files.mayAttach(actor, fileIds, SUBJECT, id))) throw headquartersErrors.FILE_MISSING();
    const errors = recognitionBlockers(content, fileIds.length, today(this.clock));
    if (errors.length) throw headquartersErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  /** Whoever brings it to a confirmed status is the owning department: see `maySetStatus`. */
  private confirmation(actor: Actor, { status }: RecognitionContent) {
    return ['TARGET', 'APPLYING'].includes(status)
      ? { confirmedAt: null, confirmedBy: null }
      : { confirmedAt: this.clock.now(), confirmedBy: actor.userId };
  }

  private async record(
    verb: string,
    subjectId: string,
    changes: Changes = {},
    reason?: string,
  ): Promise<void> {
    await this.audit.record({
      action: `${SUBJECT}.${verb}`,
      subjectType: SUBJECT,
      subjectId,
      changes,
      reason,
    });
  }
}

const UNKNOWN = {
  recognisedOn: null,
  docNo: null,
  certificateNo: null,
  authority: null,
  endedOn: null,
  introducedOn: null,
  note: null,
};

function assertNext(from: string, to: string): void {
  const allowed = nextStatuses(from);
  if (allowed.some((status) => status === to)) return;
  const params = { from, to, allowed: allowed.join(', ') || '—' };
  throw headquartersErrors.STATUS_NOT_ALLOWED({ params, extensions: { allowed } });
}
