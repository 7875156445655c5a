import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { CreateInteractionRequest, UpdateInteractionRequest } from './dto/create-interaction.dto.js';
import { canAppend, canReadInteraction } from './interaction.access.js';
import { interactionErrors } from './interaction.errors.js';
import { InteractionCheck } from './interaction-check.js';
import {
  contentOf,
  distinct,
  type InteractionContent,
  type InteractionOrigin,
  newContent,
  stampsOf,
} from './interaction-draft.js';
import { InteractionFactsRepository } from './interaction-facts.repository.js';
import { InteractionsRepository } from './interactions.repository.js';

@Injectable()
export class InteractionsService {
  constructor(
    private readonly interactions: InteractionsRepository,
    private readonly facts: InteractionFactsRepository,
    private readonly checking: InteractionCheck,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Enters a follow-up of the caller, or an old one that a list brings.
   * @param isCooperative another unit holds the company
   * @param origin keeps who wrote an old one and when; it counts as entered now all the same
   * @returns its id
   */
  async create(
    actor: Actor,
    request: CreateInteractionRequest,
    {
      isCooperative = false,
      origin = null,
    }: { isCooperative?: boolean; origin?: InteractionOrigin | null } = {},
  ): Promise<string> {
    const content = await this.filed(actor, newContent(request, actor.userId));
    const id = uuidv7();
    const links = {
      counterparts: distinct(request.counterpartContactIds),
      attachments: distinct(request.attachmentIds),
    };
    await this.checking.admit(actor, id, content, { ...links, named: origin?.counterpartNote ?? null });
    const now = this.clock.now();
    const marks = await this.checking.marks(content, now);
    const stamps = stampsOf(actor, now, origin);
    const rest = { isCooperative, deletedAt: null, version: 1 };
    await this.interactions.insert({ id, ...content, ...marks, ...stamps, ...rest });
    await this.interactions.setCounterparts(id, links.counterparts);
    await this.interactions.setAttachments(id, links.attachments, now, actor.userId);
    const action = origin ? 'interaction.imported' : 'interaction.created';
    const { updatedAt: _at, updatedBy: _by, ...stated } = stamps;
    await this.record(action, id, creation({ ...content, ...marks, ...links, ...(origin ? stated : {}) }));
    return id;
  }

  /** Corrects the caller's own entry within 24 hours. */
  async update(
    actor: Actor,
    id: string,
    version: number,
    request: UpdateInteractionRequest,
  ): Promise<string> {
    const interaction = await this.checking.openOwn(actor, id);
    const before = {
      counterparts: await this.interactions.counterpartsOf(id),
      attachments: await this.interactions.attachmentsOf(id),
    };
    const links = {
      counterparts: request.counterpartContactIds
        ? distinct(request.counterpartContactIds)
        : before.counterparts,
      attachments: request.attachmentIds ? distinct(request.attachmentIds) : before.attachments,
    };
    const given = contentOf(request);
    const content = { ...interaction, ...given };
    await this.checking.admit(actor, id, content, { ...links, named: interaction.counterpartNote });
    const marks = await this.checking.marks(content, interaction.createdAt);
    const changes = { ...given, ...marks };
    const now = this.clock.now();
    await this.interactions.update(id, version, { ...changes, updatedAt: now, updatedBy: actor.userId });
    await this.interactions.setCounterparts(id, links.counterparts);
    await this.interactions.setAttachments(id, links.attachments, now, actor.userId);
    await this.record(
      'interaction.updated',
      id,
      diff({ ...interaction, ...before }, { ...changes, ...links }),
    );
    return id;
  }

  /** Takes back the caller's own entry within 24 hours. */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.checking.openOwn(actor, id);
    await this.stamp(actor, id, version, this.clock.now());
    await this.record('interaction.deleted', id);
  }

  /** Takes back what an import brought; the database allows it for 24 hours. */
  async withdraw(actor: Actor, id: string, version: number): Promise<void> {
    const interaction = await this.interactions.load(id);
    if (interaction.importId === null) throw interactionErrors.NOT_AUTHOR();
    await this.stamp(actor, id, version, this.clock.now());
    await this.record('interaction.deleted', id);
  }

  async restore(actor: Actor, id: string): Promise<string> {
    const interaction = await this.checking.openOwn(actor, id, { deleted: true });
    await this.stamp(actor, id, interaction.version, null);
    await this.record('interaction.restored', id);
    return id;
  }

  /** Adds to a follow-up at any time. */
  async append(actor: Actor, id: string, text: string): Promise<void> {
    await this.interactions.load(id);
    const standing = await this.facts.standing(id);
    if (!standing || !canReadInteraction(actor, standing)) throw httpErrors.NOT_FOUND();
    if (!canAppend(actor, standing)) throw interactionErrors.NOT_INVOLVED();
    const addendum = {
      id: uuidv7(),
      interactionId: id,
      text,
      createdAt: this.clock.now(),
      createdBy: actor.userId,
    };
    await this.interactions.append(addendum);
    await this.record('interaction.appended', id, { addendum: [null, text] });
  }

  /** A talk about a lead is about its company, and about its project once it has become one. */
  private async filed(actor: Actor, content: InteractionContent): Promise<InteractionContent> {
    if (!content.leadId) return content;
    const lead = await this.facts.leadFiling(actor, content.leadId);
    if (!lead || (lead.companyId && content.companyId && lead.companyId !== content.companyId))
      throw interactionErrors.LEAD_MISSING();
    return {
      ...content,
      companyId: content.companyId ?? lead.companyId,
      projectId: content.projectId ?? lead.projectId,
    };
  }

  private async stamp(actor: Actor, id: string, version: number, deletedAt: Date | null): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.interactions.update(id, version, { deletedAt, ...stamps });
  }

  private async record(action: string, subjectId: string, changes: Changes = {}): Promise<void> {
    await this.audit.record({ action, subjectType: 'interaction', subjectId, changes });
  }
}
