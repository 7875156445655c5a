import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { transferErrors } from './transfer.errors.js';
import { partiesOf } from './transfer.rules.js';
import { TransferFactsRepository } from './transfer-facts.repository.js';
import type { HandOverPromise } from './transfer-records.entity.js';
import { TransfersRepository } from './transfers.repository.js';

/** What the hand-over form says. */
export interface HandOverStatement {
  readonly contactIds: readonly string[];
  readonly promises: readonly { text: string; madeOn?: string | null; madeBy?: string | null }[];
  readonly openMatters?: string | null;
  readonly fileIds?: readonly string[];
}

const WRITERS = ['GIVER', 'RECEIVER', 'GIVING_SUPERVISOR', 'RECEIVING_SUPERVISOR'];

/** The hand-over form 交接单 of a transfer: contacts, promises made, files. */
@Injectable()
export class HandOversService {
  constructor(
    private readonly transfers: TransfersRepository,
    private readonly facts: TransferFactsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes the form anew, under the lock of the project. Signatures speak of a text: a new text takes them off.
   * @throws REQUEST.VERSION_STALE, TRANSFER.FORM_CLOSED, TRANSFER.FORM_NOT_YOURS, TRANSFER.FORM_REFERENCES_MISSING
   */
  async write(actor: Actor, id: string, version: number, statement: HandOverStatement): Promise<void> {
    const transfer = await this.transfers.load(id, version);
    if (transfer.state !== 'ASSIGNED') throw transferErrors.FORM_CLOSED();
    const parties: readonly string[] = partiesOf(
      actor,
      await this.facts.factsOf(transfer, today(this.clock)),
    );
    if (!parties.some((party) => WRITERS.includes(party))) throw transferErrors.FORM_NOT_YOURS();
    const stated = contentOf(statement);
    if (!(await this.facts.formReferencesExist(actor, transfer, stated)))
      throw transferErrors.FORM_REFERENCES_MISSING();
    const before = await this.transfers.formOf(transfer);
    const now = this.clock.now();
    const form = {
      id: before?.id ?? uuidv7(),
      transferId: id,
      round: transfer.round,
      ...stated,
      revision: (before?.revision ?? 0) + 1,
      ...{ giverId: null, giverSignedAt: null, receiverId: null, receiverSignedAt: null },
      updatedAt: now,
      updatedBy: actor.userId,
    };
    await this.transfers.saveForm(form);
    await this.transfers.update(transfer, { updatedAt: now, updatedBy: actor.userId });
    await this.audit.record({
      action: 'transfer.form-written',
      subjectType: 'transfer',
      subjectId: id,
      changes: diff({ ...before }, { ...stated, revision: form.revision }),
    });
  }
}

function contentOf({ contactIds, promises, openMatters, fileIds }: HandOverStatement) {
  return {
    contactIds: [...new Set(contactIds)],
    promises: promises.map(
      ({ text, madeOn, madeBy }): HandOverPromise => ({
        text,
        madeOn: madeOn ?? null,
        madeBy: madeBy ?? null,
      }),
    ),
    openMatters: openMatters ?? null,
    fileIds: [...new Set(fileIds ?? [])],
  };
}
