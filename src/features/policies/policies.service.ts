import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { FileLinks } from '../../platform/files/file-links.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { CreatePolicyRequest, UpdatePolicyRequest } from './dto/write-policy.dto.js';
import { PoliciesRepository } from './policies.repository.js';
import { canKeepPolicy } from './policy.access.js';
import type { Policy } from './policy.entity.js';
import { policyErrors } from './policy.errors.js';
import { policyFaults } from './policy.rules.js';
import { changesOf, keysOf, newPolicy, type PolicyContent, statedPolicy } from './policy-draft.js';

const SUBJECT = 'policy';

/** Policies (domain.md §2.8). */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly policies: PoliciesRepository,
    private readonly files: FileLinks,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws POLICY.NOT_YOURS, RULES_BROKEN, DOC_NO_TAKEN, TITLE_TAKEN, OWNER_UNIT_MISSING, FILE_MISSING */
  async create(actor: Actor, request: CreatePolicyRequest): Promise<string> {
    const content = newPolicy(request, actor.unitId);
    if (!canKeepPolicy(actor, content)) throw policyErrors.NOT_YOURS();
    const id = uuidv7();
    const sourceFileId = request.sourceFileId ?? null;
    const keys = keysOf(content);
    await this.assertSound(content);
    await this.assertDistinct({ id, ...keys });
    const at = this.clock.now();
    const stamps = { createdAt: at, createdBy: actor.userId, updatedAt: at, updatedBy: actor.userId };
    await this.policies.insert({ id, ...content, ...keys, ...stamps, deletedAt: null, version: 1 });
    await this.keepFile(actor, id, sourceFileId);
    await this.record('policy.created', id, creation({ ...statedPolicy(content), sourceFileId }));
    return id;
  }

  /** @returns its id */
  async update(actor: Actor, key: RecordKey, version: number, request: UpdatePolicyRequest): Promise<string> {
    const before = await this.loadToKeep(actor, key);
    const wanted = changesOf(request);
    const content: PolicyContent = { ...before, ...wanted };
    if (!canKeepPolicy(actor, content)) throw policyErrors.NOT_YOURS();
    const keys = keysOf(content);
    await this.assertSound(content);
    await this.assertDistinct({ id: before.id, ...keys });
    const [fileBefore = null] = await this.files.of(SUBJECT, before.id);
    const { sourceFileId = fileBefore } = request;
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.policies.update(before.id, version, { ...wanted, ...keys, ...stamps });
    if (sourceFileId !== fileBefore) await this.keepFile(actor, before.id, sourceFileId);
    const changes = diff(
      { ...statedPolicy(before), sourceFileId: fileBefore },
      { ...statedPolicy(content), sourceFileId },
    );
    await this.record('policy.updated', before.id, changes);
    return before.id;
  }

  /** Its clauses go out of sight with it, and come back with it. */
  async remove(actor: Actor, key: RecordKey, version: number): Promise<void> {
    const { id } = await this.loadToKeep(actor, key);
    await this.stamp(actor, id, version, this.clock.now());
    await this.record('policy.deleted', id);
  }

  /** @returns its id */
  async restore(actor: Actor, key: RecordKey): Promise<string> {
    const policy = await this.policies.load(key, { deleted: true });
    if (!canKeepPolicy(actor, policy)) throw policyErrors.NOT_YOURS();
    await this.assertDistinct(policy);
    await this.stamp(actor, policy.id, policy.version, null);
    await this.record('policy.restored', policy.id);
    return policy.id;
  }

  private async loadToKeep(actor: Actor, key: RecordKey): Promise<Policy> {
    const policy = await this.policies.load(key);
    if (!canKeepPolicy(actor, policy)) throw policyErrors.NOT_YOURS();
    return policy;
  }

  private async assertSound(content: PolicyContent): Promise<void> {
    const errors = policyFaults(content, today(this.clock));
    if (errors.length) throw policyErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    if (!(await this.policies.hasUnit(content.ownerUnitId))) throw policyErrors.OWNER_UNIT_MISSING();
  }

  private async assertDistinct(
    keys: Pick<Policy, 'id' | 'docNoKey' | 'issuerKey' | 'titleKey'>,
  ): Promise<void> {
    const existing = await this.policies.twinOf(keys);
    if (!existing) return;
    const refusal = keys.docNoKey === null ? policyErrors.TITLE_TAKEN : policyErrors.DOC_NO_TAKEN;
    throw refusal({ extensions: { existing } });
  }

  private async keepFile(actor: Actor, id: string, fileId: string | null): Promise<void> {
    const files = fileId === null ? [] : [fileId];
    if (!(await this.files.mayAttach(actor, files, SUBJECT, id))) throw policyErrors.FILE_MISSING();
    await this.files.set(SUBJECT, id, files, { at: this.clock.now(), by: actor.userId });
  }

  private async stamp(actor: Actor, id: string, version: number, deletedAt: Date | null): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.policies.update(id, version, { deletedAt, ...stamps });
  }

  private async record(action: string, subjectId: string, changes: Changes = {}): Promise<void> {
    await this.audit.record({ action, subjectType: SUBJECT, subjectId, changes });
  }
}
