import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { CreateInteractionRequest, UpdateInteractionRequest } from './dto/create-interaction.dto.js';
import { canAppend, canFollowUp, canReadInteraction } from './interaction.access.js';
import type { Interaction } from './interaction.entity.js';
import { interactionErrors } from './interaction.errors.js';
import { interactionBlockers, isStillEditable, marksOf } from './interaction.rules.js';
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

interface Links {
  readonly counterparts: readonly string[];
  readonly attachments: readonly string[];
  /** People of the other side who are no contacts, by name. */
  readonly named?: string | null;
}

@Injectable()
export class InteractionsService {
  constructor(
    private readonly interactions: InteractionsRepository,
    private readonly facts: InteractionFactsRepository,
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
    await this.check(actor, id, content, { ...links, named: origin?.counterpartNote ?? null });
    const now = this.clock.now();
    const marks = marksOf(content, now, await this.facts.settings(today(this.clock)));
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
    const interaction = await this.openOwn(actor, id);
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
    await this.check(actor, id, content, { ...links, named: interaction.counterpartNote });
    const settings = await this.facts.settings(today(this.clock));
    const marks = marksOf(content, interaction.createdAt, settings);
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
    await this.openOwn(actor, id);
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
    const interaction = await this.openOwn(actor, id, { deleted: true });
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

  private async openOwn(actor: Actor, id: string, options?: { deleted: boolean }): Promise<Interaction> {
    const interaction = await this.interactions.load(id, options);
    const standing = await this.facts.standing(id);
    if (!standing || !canReadInteraction(actor, standing)) throw httpErrors.NOT_FOUND();
    if (interaction.createdBy !== actor.userId) throw interactionErrors.NOT_AUTHOR();
    if (!isStillEditable(interaction.createdAt, this.clock.now())) throw interactionErrors.CLOSED();
    return interaction;
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

  private async check(actor: Actor, id: string, content: InteractionContent, links: Links): Promise<void> {
    const userIds = distinct([
      ...content.ourParticipantIds,
      ...(content.nextActionBy ? [content.nextActionBy] : []),
    ]);
    const found = await this.facts.find(actor, {
      companyId: content.companyId,
      projectId: content.projectId,
      userIds,
      contactIds: links.counterparts,
      fileIds: links.attachments,
      interactionId: id,
    });
    if (content.companyId && found.parkRelation === null) throw interactionErrors.COMPANY_MISSING();
    if (!canFollowUp(actor, found.parkRelation)) throw interactionErrors.RESIDENT_ONLY();
    if (content.projectId && !found.projectFound) throw interactionErrors.PROJECT_MISSING();
    if (found.usersFound !== userIds.length) throw interactionErrors.PARTICIPANT_MISSING();
    if (found.contactsFound !== links.counterparts.length) throw interactionErrors.CONTACT_MISSING();
    if (found.filesFound !== links.attachments.length) throw interactionErrors.FILE_MISSING();
    const errors = interactionBlockers(
      {
        ...content,
        counterpartContactIds: links.named ? [links.named] : links.counterparts,
        projectLevel: found.projectLevel,
      },
      this.clock.now(),
    );
    if (errors.length) throw interactionErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  private async stamp(actor: Actor, id: string, version: number, deletedAt: Date | null): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.interactions.update(id, version, { deletedAt, ...stamps });
  }

  private async record(action: string, subjectId: string, changes: Changes = {}): Promise<void> {
    await this.audit.record({ action, subjectType: 'interaction', subjectId, changes });
  }
}
