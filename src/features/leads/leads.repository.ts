import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { holds } from '../../platform/access/row-rule.js';
import { HumanCodes } from '../../platform/database/human-codes.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { leadVisibility } from './lead.access.js';
import { Lead } from './lead.entity.js';
import { LeadFeedback } from './lead-feedback.entity.js';

/** Writes leads and the word to their referrers. */
@Injectable()
export class LeadsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: HumanCodes,
  ) {}

  nextCode(year: number): Promise<string> {
    return this.codes.nextOfYear('XS', year, 5);
  }

  /**
   * A lead that the actor may see, locked until the transaction ends.
   * @throws REQUEST.NOT_FOUND for an absent, hidden or (unless asked for) deleted record
   */
  async load(actor: Actor, key: RecordKey, { deleted = false } = {}): Promise<Lead> {
    const lead = await this.unitOfWork
      .repository(Lead)
      .findOne({ where: { [key.column]: key.value }, lock: { mode: 'pessimistic_write' } });
    if (!lead || (lead.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    if (!holds(leadVisibility(actor).readable, { ...lead })) throw httpErrors.NOT_FOUND();
    return lead;
  }

  async insert(lead: Lead): Promise<void> {
    await this.unitOfWork.repository(Lead).insert(lead);
  }

  async update(id: string, expectedVersion: number, changes: Partial<Lead>): Promise<void> {
    await updateVersioned(this.unitOfWork, Lead, id, expectedVersion, changes);
  }

  async addFeedback(feedback: LeadFeedback): Promise<void> {
    await this.unitOfWork.repository(LeadFeedback).insert(feedback);
  }
}
