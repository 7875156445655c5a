import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, creation } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { Transfer } from './transfer.entity.js';
import { transferErrors } from './transfer.errors.js';
import { type OfferedStep, offeredSteps, partiesOf } from './transfer.rules.js';
import {
  newTransfer,
  stepRecord,
  type TransferApplication,
  type TransferOutcome,
  type TransferredProject,
} from './transfer-draft.js';
import { TransferFactsRepository } from './transfer-facts.repository.js';
import { TransferMover } from './transfer-mover.js';
import { transferBlocker } from './transfer-project.rules.js';
import type { HandOver } from './transfer-records.entity.js';
import { changesOf, misplacedFields, type StepRequest } from './transfer-step.rules.js';
import { TransfersRepository } from './transfers.repository.js';

/** Carries projects from one unit to another (domain.md §4.3). Every call is made under the lock of the project. */
@Injectable()
export class TransfersService {
  constructor(
    private readonly transfers: TransfersRepository,
    private readonly facts: TransferFactsRepository,
    private readonly mover: TransferMover,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asked first, so that the flow can lock the project. @throws REQUEST.NOT_FOUND */
  projectOf(id: string): Promise<string> {
    return this.transfers.projectOf(id);
  }

  /**
   * Applies for a transfer. Whether the actor may is decided by the flow, which knows the project.
   * @returns the new transfer
   */
  async apply(actor: Actor, project: TransferredProject, request: TransferApplication): Promise<Transfer> {
    const why = transferBlocker(project);
    if (why)
      throw transferErrors.PROJECT_NOT_TRANSFERABLE({
        extensions: { missing: [{ code: 'PROJECT_NOT_TRANSFERABLE', message: why }] },
      });
    await this.checkReceiver(request.namedUnitId, project.ownerUnitId);
    const day = today(this.clock);
    const settings = await this.facts.settings(day);
    const dueOn = (await this.mover.limitOf('APPLIED', day, settings)) as string;
    const now = this.clock.now();
    const transfer = newTransfer(actor, project, request, { dueOn, now, settings });
    const { reason, reasonNote, namedUnitId, fromUnitId, projectId } = transfer;
    const taken = {
      step: 'APPLY',
      at: now,
      day,
      reason: reasonNote,
      details: { reason, namedUnitId },
    } as const;
    await this.transfers.insert(transfer, stepRecord(actor, null, transfer, taken));
    await this.audit.record({
      action: 'transfer.applied',
      subjectType: 'transfer',
      subjectId: transfer.id,
      changes: creation({ projectId, fromUnitId, namedUnitId, reason, reasonNote, dueOn }),
    });
    return transfer;
  }

  /**
   * Takes one step.
   * @throws REQUEST.VERSION_STALE, TRANSFER.STEP_NOT_ALLOWED, TRANSFER.NOT_YOUR_STEP, TRANSFER.STEP_NOT_READY,
   *   TRANSFER.REASON_TOO_SHORT, TRANSFER.FIELDS_NOT_OF_STEP, TRANSFER.UNIT_NOT_ELIGIBLE, TRANSFER.USER_NOT_ELIGIBLE
   */
  async step(
    actor: Actor,
    id: string,
    version: number,
    request: StepRequest,
    project: TransferredProject,
  ): Promise<TransferOutcome> {
    const transfer = await this.transfers.load(id, version);
    const day = today(this.clock);
    const facts = await this.facts.factsOf(transfer, day);
    const parties = partiesOf(actor, facts);
    const offered = offeredSteps(facts, parties);
    const chosen = choose(request, transfer, offered);
    const settings = await this.facts.settings(day);
    const reason = request.reason?.trim() || null;
    if (chosen.reasonRequired && [...(reason ?? '')].length < settings.reasonMinChars)
      throw transferErrors.REASON_TOO_SHORT({ params: { minimum: settings.reasonMinChars } });
    await this.checkAnswer(chosen, request, transfer);
    const details = chosen.step === 'SIGN' ? await this.sign(actor, transfer, parties.includes('GIVER')) : {};
    const { step, to } = chosen;
    const changes = changesOf(chosen, request, transfer, { actor, project, day });
    return this.mover.take(actor, transfer, { step, to, changes, reason, details, day, settings });
  }

  private async checkAnswer(chosen: OfferedStep, request: StepRequest, transfer: Transfer): Promise<void> {
    const errors = misplacedFields(chosen, request);
    if (errors.length) throw transferErrors.FIELDS_NOT_OF_STEP({ errors });
    await this.checkReceiver(request.unitId, transfer.fromUnitId);
    if (chosen.asks !== 'userId') return;
    const unit = transfer.toUnitId as string;
    if (!(await this.facts.isActivePromoter(request.userId as string, unit)))
      throw transferErrors.USER_NOT_ELIGIBLE();
  }

  private async checkReceiver(unitId: string | null | undefined, fromUnitId: string): Promise<void> {
    if (!unitId) return;
    if (unitId === fromUnitId || !(await this.facts.ownsProjects(unitId)))
      throw transferErrors.UNIT_NOT_ELIGIBLE();
  }

  /** @returns what the record of the step keeps of the signature */
  private async sign(actor: Actor, transfer: Transfer, asGiver: boolean): Promise<object> {
    const form = (await this.transfers.formOf(transfer)) as HandOver;
    const at = this.clock.now();
    const signature = asGiver
      ? { giverId: actor.userId, giverSignedAt: at }
      : { receiverId: actor.userId, receiverSignedAt: at };
    await this.transfers.sign(form, signature);
    return { side: asGiver ? 'GIVER' : 'RECEIVER', formRevision: form.revision };
  }
}

function choose({ step }: StepRequest, { state }: Transfer, offered: readonly OfferedStep[]): OfferedStep {
  const chosen = offered.find((one) => one.step === step);
  if (!chosen)
    throw transferErrors.STEP_NOT_ALLOWED({
      params: { state },
      extensions: { allowed: offered.filter(({ permitted }) => permitted) },
    });
  if (!chosen.permitted) throw transferErrors.NOT_YOUR_STEP({ params: { by: chosen.by.join(', ') } });
  if (chosen.missing.length)
    throw transferErrors.STEP_NOT_READY({
      params: { count: chosen.missing.length },
      extensions: { missing: chosen.missing },
    });
  return chosen;
}
