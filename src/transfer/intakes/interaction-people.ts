import { Injectable } from '@nestjs/common';
import type { InteractionOrigin } from '../../features/interactions/interaction-draft.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { foldHeading } from '../reading/fold.rules.js';
import type { ReadRow } from '../sheet-intake.js';
import { intakeErrors } from './intake.errors.js';
import { KnownRows } from './known-rows.queries.js';

export interface FoundPeople {
  readonly request: Readonly<Record<string, unknown>>;
  readonly origin: Omit<InteractionOrigin, 'importId'>;
}

/**
 * The people of an old follow-up. Those with an account or a contact are linked; the names of others are kept in
 * words, since people leave and old lists are not to lose them.
 */
@Injectable()
export class InteractionPeople {
  constructor(private readonly known: KnownRows) {}

  /** @throws INTAKE.PROJECT_UNKNOWN, INTAKE.AUTHOR_NOT_YOURS */
  async of(actor: Actor, { values }: ReadRow, companyId: string): Promise<FoundPeople> {
    const ours = (values['ourParticipants'] ?? []) as string[];
    const theirs = (values['counterparts'] ?? []) as string[];
    const author = await this.authorOf(actor, values['author']);
    const users = await this.known.users(ours);
    const contacts = await this.known.counterparts(actor, companyId, theirs);
    const present = users.map(({ id }) => id);
    const unlinked = ours.filter((name) => !users.some((user) => user.name === name));
    const strangers = theirs.filter((name) => !contacts.some((contact) => contact['name'] === name));
    const summary = String(values['summary']);
    return {
      request: {
        projectId: await this.projectOf(actor, values['project'], companyId),
        summary: unlinked.length ? `${summary}\n（我方：${unlinked.join('、')}）` : summary,
        ourParticipantIds: present.length ? present : [author?.id ?? actor.userId],
        counterpartContactIds: contacts.map(({ id }) => id),
      },
      origin: {
        author,
        authorName: author ? null : ((values['author'] as string | undefined) ?? null),
        counterpartNote: strangers.length ? strangers.join('、') : theirs.length ? null : NOBODY_NAMED,
        enteredAt: new Date(String(values['enteredAt'] ?? values['occurredAt'])),
      },
    };
  }

  /** Specialists write for people of their own unit, pool administrators for anybody. */
  private async authorOf(actor: Actor, name: unknown): Promise<{ id: string; unitId: string } | null> {
    if (typeof name !== 'string') return { id: actor.userId, unitId: actor.unitId };
    const found = await this.known.users([name]);
    const near = found.filter(({ unitId }) => unitId === actor.unitId);
    const [author] = near.length ? near : found;
    if (!author) return null;
    if (author.unitId !== actor.unitId && !hasRole(actor, 'POOL_ADMIN'))
      throw intakeErrors.AUTHOR_NOT_YOURS({ params: { name } });
    return { id: author.id, unitId: author.unitId };
  }

  private async projectOf(actor: Actor, name: unknown, companyId: string): Promise<string | null> {
    if (typeof name !== 'string') return null;
    const all = await this.known.projects(actor, { code: name, companyId });
    const found = all.find(
      (each) => each['code'] === name || foldHeading(String(each['name'])) === foldHeading(name),
    );
    if (!found) throw intakeErrors.PROJECT_UNKNOWN({ params: { name } });
    return found.id;
  }
}

const NOBODY_NAMED = '（原记录未写对方人员）';
