import type { Actor } from '../../platform/access/actor.js';
import type { CreateInteractionRequest, UpdateInteractionRequest } from './dto/create-interaction.dto.js';
import type { Interaction } from './interaction.entity.js';
import type { InteractionMarks } from './interaction.rules.js';

/** The members of a follow-up that its author sets. */
export type InteractionContent = Omit<
  Interaction,
  | keyof InteractionMarks
  | 'id'
  | 'unitId'
  | 'authorName'
  | 'counterpartNote'
  | 'importId'
  | 'isCooperative'
  | 'createdAt'
  | 'createdBy'
  | 'updatedAt'
  | 'updatedBy'
  | 'deletedAt'
  | 'version'
>;

const UNKNOWN = {
  companyId: null,
  leadId: null,
  projectId: null,
  leaderLevel: null,
  nextAction: null,
  nextActionOn: null,
  nextActionBy: null,
  isConfidential: false,
};

/** What a request says of the record itself; people of the other side and files are rows of their own. */
export function contentOf(request: UpdateInteractionRequest): Partial<InteractionContent> {
  const {
    counterpartContactIds: _contacts,
    attachmentIds: _files,
    occurredAt,
    ourParticipantIds,
    ...rest
  } = request;
  const content = {
    ...rest,
    occurredAt: occurredAt === undefined ? undefined : new Date(occurredAt),
    ourParticipantIds: ourParticipantIds && distinct(ourParticipantIds),
  };
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}

/** A whole follow-up from a request; whoever enters it does the next step unless another is named. */
export function newContent(request: CreateInteractionRequest, authorId: string): InteractionContent {
  const nextActionBy = request.nextActionBy ?? (request.nextAction ? authorId : null);
  return {
    ...UNKNOWN,
    ...contentOf(request),
    nextActionBy,
  } as InteractionContent;
}

/** Where a follow-up comes from that was written elsewhere before (domain.md §2.4). */
export interface InteractionOrigin {
  readonly importId: string;
  /** The author, where there is an account; else whoever imports stands for the name. */
  readonly author: { readonly id: string; readonly unitId: string } | null;
  readonly authorName: string | null;
  readonly counterpartNote: string | null;
  /** When it was first written down. */
  readonly enteredAt: Date;
}

/** Who is said to have written a record, and when. */
export function stampsOf(actor: Actor, now: Date, origin: InteractionOrigin | null) {
  return {
    unitId: origin?.author?.unitId ?? actor.unitId,
    authorName: origin?.authorName ?? null,
    counterpartNote: origin?.counterpartNote ?? null,
    importId: origin?.importId ?? null,
    createdAt: origin?.enteredAt ?? now,
    createdBy: origin?.author?.id ?? actor.userId,
    updatedAt: now,
    updatedBy: actor.userId,
  };
}

/** Sorted, each once. */
export function distinct(ids: readonly string[] = []): string[] {
  return [...new Set(ids)].sort();
}
