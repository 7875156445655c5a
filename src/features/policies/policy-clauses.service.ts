import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { CreateClauseRequest, UpdateClauseRequest } from './dto/write-clause.dto.js';
import { canKeepPolicy } from './policy.access.js';
import { clauseErrors, policyErrors } from './policy.errors.js';
import { clauseFaults } from './policy-clause.rules.js';
import { type ClauseStored, newClause, statedClause, storedOf } from './policy-clause-draft.js';
import { type ClausePolicy, PolicyClausesRepository } from './policy-clauses.repository.js';
import { clauseNoKey } from './policy-key.rules.js';

const SUBJECT = 'policy_clause';

/** Clauses of a policy (domain.md §2.8). Who keeps the policy keeps its clauses. */
@Injectable()
export class PolicyClausesService {
  constructor(
    private readonly clauses: PolicyClausesRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws POLICY.NOT_YOURS, POLICY_CLAUSE.RULES_BROKEN, NO_TAKEN, CONTACT_UNIT_MISSING */
  async create(actor: Actor, policyKey: RecordKey, request: CreateClauseRequest): Promise<string> {
    const policy = await this.policyToKeep(actor, policyKey);
    const content = newClause(request);
    const id = uuidv7();
    const place = { id, policyId: policy.id, noKey: clauseNoKey(content.no) };
    await this.assertSound(content, place);
    const at = this.clock.now();
    const stamps = { createdAt: at, createdBy: actor.userId, updatedAt: at, updatedBy: actor.userId };
    await this.clauses.insert({ ...place, ...content, ...stamps, deletedAt: null, version: 1 });
    await this.record(
      'policy_clause.created',
      id,
      creation({ policyId: policy.id, ...statedClause(content) }),
    );
    return id;
  }

  async update(
    actor: Actor,
    [policyKey, id]: readonly [RecordKey, string],
    version: number,
    request: UpdateClauseRequest,
  ): Promise<void> {
    const policy = await this.policyToKeep(actor, policyKey);
    const before = await this.clauses.load(policy.id, id);
    const wanted = storedOf(request);
    const content = { ...before, ...wanted };
    const noKey = clauseNoKey(content.no);
    await this.assertSound(content, { id, policyId: policy.id, noKey });
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.clauses.update(id, version, { ...wanted, noKey, ...stamps });
    await this.record('policy_clause.updated', id, diff(statedClause(before), statedClause(content)));
  }

  async remove(actor: Actor, policyKey: RecordKey, id: string, version: number): Promise<void> {
    const policy = await this.policyToKeep(actor, policyKey);
    await this.clauses.load(policy.id, id);
    await this.stamp(actor, id, version, this.clock.now());
    await this.record('policy_clause.deleted', id);
  }

  async restore(actor: Actor, policyKey: RecordKey, id: string): Promise<void> {
    const policy = await this.policyToKeep(actor, policyKey);
    const clause = await this.clauses.load(policy.id, id, { deleted: true });
    if (await this.clauses.isNoTaken(clause)) throw clauseErrors.NO_TAKEN();
    await this.stamp(actor, id, clause.version, null);
    await this.record('policy_clause.restored', id);
  }

  private async policyToKeep(actor: Actor, key: RecordKey): Promise<ClausePolicy> {
    const policy = await this.clauses.holdPolicy(key);
    if (!canKeepPolicy(actor, policy)) throw policyErrors.NOT_YOURS();
    return policy;
  }

  private async assertSound(
    content: ClauseStored,
    place: { readonly id: string; readonly policyId: string; readonly noKey: string },
  ): Promise<void> {
    const errors = clauseFaults(content);
    if (errors.length)
      throw clauseErrors.RULES_BROKEN({ params: { count: errors.length }, errors: errors.slice(0, 100) });
    if (content.contactUnitId !== null && !(await this.clauses.hasUnit(content.contactUnitId)))
      throw clauseErrors.CONTACT_UNIT_MISSING();
    if (await this.clauses.isNoTaken(place)) throw clauseErrors.NO_TAKEN();
  }

  private async stamp(actor: Actor, id: string, version: number, deletedAt: Date | null): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.clauses.update(id, version, { deletedAt, ...stamps });
  }

  private async record(action: string, subjectId: string, changes: Changes = {}): Promise<void> {
    await this.audit.record({ action, subjectType: SUBJECT, subjectId, changes });
  }
}
