import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { CreditFactsRepository } from './credit-facts.repository.js';
import { CreditRecorder } from './credit-recorder.js';
import type { CreditChangeRequest, ProjectCredit, ShareLine } from './credit-share.entity.js';
import { creditErrors } from './credit-share.errors.js';
import { concernedUnits, missingSignatures, normalised, signingPart } from './credit-share.rules.js';
import { CreditSharesRepository } from './credit-shares.repository.js';

export interface ChangeDecision {
  readonly decision: string;
  readonly note?: string | null;
}

/** Changes of frozen shares: the supervisors of the units concerned and a pool administrator sign (domain.md §4.3). */
@Injectable()
export class CreditChangesService {
  constructor(
    private readonly repository: CreditSharesRepository,
    private readonly facts: CreditFactsRepository,
    private readonly recorder: CreditRecorder,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asks for a change. Every call is made under the lock of the project.
   * @param shares checked already
   * @returns the request
   * @throws CREDIT.NOT_FROZEN, CREDIT.NOT_YOURS, CREDIT.NOTHING_CHANGES, CREDIT.REASON_TOO_SHORT, CREDIT.REQUEST_OPEN
   */
  async request(
    actor: Actor,
    projectId: string,
    shares: ShareLine[],
    reason: string,
  ): Promise<CreditChangeRequest> {
    const credit = await this.repository.find(projectId);
    if (!credit?.frozenOn) throw creditErrors.NOT_FROZEN();
    await this.checkReason(reason);
    const before = await this.repository.sharesOf(projectId);
    if (JSON.stringify(normalised(before)) === JSON.stringify(shares)) throw creditErrors.NOTHING_CHANGES();
    const signingUnitIds = concernedUnits(before, shares);
    const concerned = actor.roles.includes('SUPERVISOR') && signingUnitIds.includes(actor.unitId);
    if (!concerned && !actor.roles.includes('POOL_ADMIN')) throw creditErrors.NOT_YOURS();
    const now = this.clock.now();
    const request: CreditChangeRequest = {
      ...{
        id: uuidv7(),
        projectId,
        baseVersion: credit.version,
        shares,
        reason: reason.trim(),
        signingUnitIds,
      },
      ...{ status: 'OPEN', decisionNote: null, createdAt: now, createdBy: actor.userId },
      ...{
        createdByUnit: actor.unitId,
        updatedAt: now,
        updatedBy: actor.userId,
        deletedAt: null,
        version: 1,
      },
    };
    await this.repository.addRequest(request);
    await this.record('credit.change-requested', request, { shares, signingUnitIds, reason: request.reason });
    return request;
  }

  /**
   * Signs, rejects or withdraws; the last signature puts the change in force.
   * @returns the request as it is now
   * @throws REQUEST.VERSION_STALE, CREDIT.REQUEST_CLOSED, CREDIT.REQUEST_OVERTAKEN, CREDIT.SIGNATURE_NOT_YOURS
   */
  async decide(
    actor: Actor,
    projectId: string,
    requestId: string,
    version: number,
    { decision, note }: ChangeDecision,
  ): Promise<CreditChangeRequest> {
    const credit = (await this.repository.find(projectId)) as ProjectCredit;
    const request = await this.repository.loadRequest(projectId, requestId, version);
    if (request.status !== 'OPEN') throw creditErrors.REQUEST_CLOSED();
    if (decision === 'APPROVE') return this.approve(actor, credit, request, note ?? null);
    if (decision === 'WITHDRAW' ? request.createdBy !== actor.userId : !mayReject(actor, request))
      throw creditErrors.SIGNATURE_NOT_YOURS();
    if (decision === 'REJECT') await this.checkReason(note ?? '');
    const status = decision === 'REJECT' ? 'REJECTED' : 'WITHDRAWN';
    return this.close(actor, request, { status, decisionNote: note ?? null });
  }

  /** Nothing is left to sign: the project goes on as another one. */
  async closeOpen(actor: Actor, projectId: string, why: string | null): Promise<void> {
    const request = await this.repository.openRequestOf(projectId);
    if (request) await this.close(actor, request, { status: 'WITHDRAWN', decisionNote: why });
  }

  private async approve(
    actor: Actor,
    credit: ProjectCredit,
    request: CreditChangeRequest,
    note: string | null,
  ): Promise<CreditChangeRequest> {
    if (credit.version !== request.baseVersion) throw creditErrors.REQUEST_OVERTAKEN();
    const given = await this.repository.signaturesOf(request.id);
    if (given.some(({ userId }) => userId === actor.userId)) throw creditErrors.ALREADY_SIGNED();
    const missing = missingSignatures(request.signingUnitIds, given);
    const part = signingPart(actor, missing);
    if (!part) throw creditErrors.SIGNATURE_NOT_YOURS();
    await this.repository.addSignature(request.id, part, actor, note, this.clock.now());
    await this.record('credit.change-signed', request, { role: part.role, unitId: part.unitId });
    if (missingSignatures(request.signingUnitIds, [...given, part]).length > 0)
      return this.close(actor, request, {});
    await this.recorder.record(actor, {
      projectId: credit.projectId,
      before: credit,
      sharesBefore: await this.repository.sharesOf(credit.projectId),
      shares: request.shares,
      changes: { caseCode: credit.caseCode, basis: 'CHANGE_REQUEST' },
      action: 'credit.changed-after-freeze',
      reason: request.reason,
      requestId: request.id,
      settings: await this.facts.settings(today(this.clock)),
    });
    return this.close(actor, request, { status: 'APPLIED' });
  }

  private async close(
    actor: Actor,
    request: CreditChangeRequest,
    changes: Partial<CreditChangeRequest>,
  ): Promise<CreditChangeRequest> {
    const stamped = { ...changes, updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.repository.updateRequest(request, stamped);
    if (changes.status && changes.status !== 'APPLIED')
      await this.record('credit.change-closed', request, {
        status: changes.status,
        note: changes.decisionNote,
      });
    return { ...request, ...stamped, version: request.version + 1 };
  }

  private async checkReason(reason: string): Promise<void> {
    const { reasonMinChars } = (await this.facts.settings(today(this.clock))).rules;
    if ([...reason.trim()].length < reasonMinChars)
      throw creditErrors.REASON_TOO_SHORT({ params: { minimum: reasonMinChars } });
  }

  private async record(
    action: string,
    { id, projectId }: CreditChangeRequest,
    told: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.record({
      action,
      subjectType: 'project',
      subjectId: projectId,
      changes: creation({ changeRequestId: id, ...told }),
    });
  }
}

/** Whoever would have to sign may refuse to. */
function mayReject({ roles, unitId }: Actor, { signingUnitIds }: CreditChangeRequest): boolean {
  return roles.includes('POOL_ADMIN') || (roles.includes('SUPERVISOR') && signingUnitIds.includes(unitId));
}
