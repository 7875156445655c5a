import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { FundingFactsRepository } from './funding-facts.repository.js';
import { isConfirmer } from './funding-record.access.js';
import type { FundingEvidence, FundingType } from './funding-record.codes.js';
import type { FundingRecord } from './funding-record.entity.js';
import { fundingErrors } from './funding-record.errors.js';
import {
  decideFunding,
  fundingBlockers,
  fundingParties,
  openDecisions,
  takesFunding,
} from './funding-record.rules.js';
import { FundingRecordsRepository } from './funding-records.repository.js';

/** A record as it is entered. */
export interface FundingStatement {
  readonly type: string;
  readonly amountWan?: string | null;
  readonly amountWanUsd?: string | null;
  readonly receivedOn: string;
  readonly evidenceType: string;
  readonly fileId: string;
  readonly note?: string | null;
}

/** Money received: entered by the project's people, confirmed by the unit that owns the figure (domain.md §2.6). */
@Injectable()
export class FundingRecordsService {
  constructor(
    private readonly records: FundingRecordsRepository,
    private readonly facts: FundingFactsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asked first, so that the flow can lock the project. @throws REQUEST.NOT_FOUND */
  projectOf(actor: Actor, id: string): Promise<string> {
    return this.facts.projectOf(actor, id);
  }

  /**
   * Enters a record under the lock of the project. Whether the actor may is decided by the flow.
   * @throws FUNDING.PROJECT_NOT_OPEN, FUNDING.RULES_BROKEN, FUNDING.FILE_MISSING, FUNDING.VOUCHER_USED
   */
  async enter(
    actor: Actor,
    project: { readonly id: string; readonly poolStatus: string },
    statement: FundingStatement,
  ): Promise<FundingRecord> {
    if (!takesFunding(project.poolStatus)) throw fundingErrors.PROJECT_NOT_OPEN();
    const id = uuidv7();
    const content = contentOf(statement);
    const settled = await this.admit(actor, id, content);
    const now = this.clock.now();
    const record: FundingRecord = {
      ...{ id, projectId: project.id, ...content, ...settled, status: 'ENTERED' },
      ...{ enteredByUnit: actor.unitId, decidedBy: null, decidedAt: null, decisionReason: null },
      ...{ createdAt: now, createdBy: actor.userId, updatedAt: now, updatedBy: actor.userId },
      ...{ deletedAt: null, version: 1 },
    };
    await this.records.insert(record);
    await this.record('funding.entered', id, creation({ projectId: project.id, ...content }));
    return record;
  }

  /**
   * Corrects the author's own record and submits it again.
   * @throws REQUEST.VERSION_STALE, FUNDING.NOT_THE_AUTHOR, FUNDING.CLOSED and as `enter`
   */
  async correct(
    actor: Actor,
    id: string,
    version: number,
    statement: Partial<FundingStatement>,
  ): Promise<FundingRecord> {
    const record = await this.records.load(id, version);
    if (record.createdBy !== actor.userId) throw fundingErrors.NOT_THE_AUTHOR();
    const { status } = record;
    if (status !== 'ENTERED' && status !== 'RETURNED') throw fundingErrors.CLOSED({ params: { status } });
    const content = contentOf({ ...statementOf(record), ...given(statement) });
    const changes: Partial<FundingRecord> = {
      ...content,
      ...(await this.admit(actor, id, content)),
      ...{ status: 'ENTERED', decidedBy: null, decidedAt: null, decisionReason: null },
    };
    await this.records.update(record, { ...changes, updatedAt: this.clock.now(), updatedBy: actor.userId });
    await this.record('funding.corrected', id, diff({ ...record }, { ...content, status: 'ENTERED' }));
    return { ...record, ...changes, version: version + 1 };
  }

  /**
   * Confirms, returns, withdraws or reverses.
   * @throws REQUEST.VERSION_STALE, FUNDING.DECISION_NOT_ALLOWED, FUNDING.DECISION_NOT_YOURS, FUNDING.OWN_ENTRY,
   *   FUNDING.REASON_TOO_SHORT
   */
  async decide(
    actor: Actor,
    id: string,
    version: number,
    request: { readonly decision: string; readonly reason?: string | null },
  ): Promise<FundingRecord> {
    const record = await this.records.load(id, version);
    const parties = fundingParties(actor, record, isConfirmer(actor));
    const row = decideFunding(request.decision, record, parties);
    if (typeof row === 'string')
      throw fundingErrors[row]({
        params: { status: record.status },
        extensions: { allowed: openDecisions(record.status, parties) },
      });
    const reason = request.reason?.trim() || null;
    const { reasonMinChars } = await this.facts.settings(today(this.clock));
    if (row.reason && [...(reason ?? '')].length < reasonMinChars)
      throw fundingErrors.REASON_TOO_SHORT({ params: { minimum: reasonMinChars } });
    const now = this.clock.now();
    const decided = { status: row.to, decidedBy: actor.userId, decidedAt: now, decisionReason: reason };
    await this.records.update(record, { ...decided, updatedAt: now, updatedBy: actor.userId });
    const action = `funding.${row.to.toLowerCase()}`;
    await this.record(action, id, { status: [record.status, row.to] }, reason);
    return { ...record, ...decided, version: version + 1 };
  }

  /** What follows from the settings. @throws FUNDING.RULES_BROKEN, FUNDING.FILE_MISSING, FUNDING.UNIT_UNKNOWN */
  private async admit(actor: Actor, id: string, content: ReturnType<typeof contentOf>) {
    const day = today(this.clock);
    const errors = fundingBlockers(content, day);
    if (errors.length) throw fundingErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    if (!(await this.facts.mayAttach(actor, content.fileId, id))) throw fundingErrors.FILE_MISSING();
    const settingsInForce = await this.facts.settings(day);
    const confirmingUnitId = await this.facts.unitOfCode(settingsInForce.confirmedBy[content.fundingType]);
    if (confirmingUnitId === null) throw fundingErrors.UNIT_UNKNOWN();
    return { settingsInForce, confirmingUnitId };
  }

  private async record(
    action: string,
    subjectId: string,
    changes: Changes,
    reason: string | null = null,
  ): Promise<void> {
    await this.audit.record({ action, subjectType: 'funding-record', subjectId, changes, reason });
  }
}

function contentOf(statement: FundingStatement) {
  const { type, amountWan, amountWanUsd, receivedOn, evidenceType, fileId, note } = statement;
  return {
    fundingType: type as FundingType,
    amountWan: amountWan ?? null,
    amountWanUsd: amountWanUsd ?? null,
    evidenceType: evidenceType as FundingEvidence,
    ...{ receivedOn, fileId, note: note ?? null },
  };
}

function statementOf({ fundingType: type, ...record }: FundingRecord): FundingStatement {
  return { type, ...record };
}

function given(statement: Partial<FundingStatement>): Partial<FundingStatement> {
  return Object.fromEntries(Object.entries(statement).filter(([, value]) => value !== undefined));
}
