import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { canFollowUp, canReadInteraction } from './interaction.access.js';
import type { Interaction } from './interaction.entity.js';
import { interactionErrors } from './interaction.errors.js';
import { type InteractionMarks, interactionBlockers, isStillEditable, marksOf } from './interaction.rules.js';
import { distinct, type InteractionContent } from './interaction-draft.js';
import { InteractionFactsRepository } from './interaction-facts.repository.js';
import { InteractionsRepository } from './interactions.repository.js';

interface Links {
  readonly counterparts: readonly string[];
  readonly attachments: readonly string[];
  /** People of the other side who are no contacts, by name. */
  readonly named?: string | null;
}

/** Whether a follow-up may be stored: what it names is there and seen by the caller, and the rules hold. */
@Injectable()
export class InteractionCheck {
  constructor(
    private readonly facts: InteractionFactsRepository,
    private readonly interactions: InteractionsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async admit(actor: Actor, id: string, content: InteractionContent, links: Links): Promise<void> {
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
    if (found.projectClosed) throw interactionErrors.PROJECT_CLOSED();
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

  /** The caller's own entry, while it may still be corrected. */
  async openOwn(actor: Actor, id: string, options?: { deleted: boolean }): Promise<Interaction> {
    const interaction = await this.interactions.load(id, options);
    const standing = await this.facts.standing(id);
    if (!standing || !canReadInteraction(actor, standing)) throw httpErrors.NOT_FOUND();
    if (interaction.createdBy !== actor.userId) throw interactionErrors.NOT_AUTHOR();
    if (!isStillEditable(interaction.createdAt, this.clock.now())) throw interactionErrors.CLOSED();
    return interaction;
  }

  /** What follows from an entry by the settings in force. */
  async marks(content: InteractionContent, enteredAt: Date): Promise<InteractionMarks> {
    return marksOf(content, enteredAt, await this.facts.settings(today(this.clock)));
  }
}
