import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock } from '../../platform/kernel/clock.js';
import { CompaniesRepository } from './companies.repository.js';
import { canAssignUnit, canCreateCompany, canEditCompany } from './company.access.js';
import type { Company } from './company.entity.js';
import { companyErrors } from './company.errors.js';
import { CompanyCheck } from './company-check.js';
import { CompanyConsequences } from './company-consequences.js';
import { changesIdentity, contentOf, derivedOf, newContent } from './company-draft.js';
import type { CreateCompanyRequest, UpdateCompanyRequest } from './dto/create-company.dto.js';

@Injectable()
export class CompaniesService {
  constructor(
    private readonly companies: CompaniesRepository,
    private readonly check: CompanyCheck,
    private readonly consequences: CompanyConsequences,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Registers a company. @returns its id */
  async create(actor: Actor, request: CreateCompanyRequest, dataSource = 'MANUAL'): Promise<string> {
    const content = await this.check.settled(newContent(request, { ownerUnitId: actor.unitId, dataSource }));
    if (!canCreateCompany(actor, content.parkRelation)) throw companyErrors.RESIDENT_ONLY();
    if (!canAssignUnit(actor, content.ownerUnitId)) throw companyErrors.UNIT_NOT_ASSIGNABLE();
    const id = uuidv7();
    const derived = derivedOf(content);
    const draft = { id, ...content, ...derived };
    await this.check.assertSound(draft);
    await this.check.assertPlaced(draft);
    const distinct = await this.check.assertDistinct(actor, draft, request);
    const now = this.clock.now();
    await this.companies.insert({
      id,
      ...content,
      ...derived,
      mergedIntoId: null,
      createdAt: now,
      createdBy: actor.userId,
      updatedAt: now,
      updatedBy: actor.userId,
      deletedAt: null,
      version: 1,
    });
    const { distinctReason } = request;
    await this.consequences.of(actor, id, { changes: {}, distinct, distinctReason });
    const changes = creation({ ...content });
    await this.audit.record({
      action: 'company.created',
      subjectType: 'company',
      subjectId: id,
      changes,
      reason: distinctReason,
    });
    return id;
  }

  async update(
    actor: Actor,
    key: RecordKey,
    version: number,
    request: UpdateCompanyRequest,
  ): Promise<string> {
    const company = await this.loadToEdit(actor, key);
    const given = await this.check.settled(contentOf(request));
    if (given.ownerUnitId && given.ownerUnitId !== company.ownerUnitId && !hasRole(actor, 'POOL_ADMIN'))
      throw companyErrors.UNIT_NOT_ASSIGNABLE();
    const changes = diff(withoutKeys(company), given);
    const content = { ...company, ...given };
    const derived = derivedOf(content);
    const draft = { ...content, ...derived };
    await this.check.assertSound(draft);
    if ('parentCompanyId' in changes || 'entityType' in changes) await this.check.assertPlaced(draft);
    // Whoever corrects an address is not asked about a namesake again.
    const distinct = changesIdentity(changes) ? await this.check.assertDistinct(actor, draft, request) : [];
    await this.companies.update(company.id, version, { ...given, ...derived, ...this.stamp(actor) });
    const { distinctReason } = request;
    await this.consequences.of(actor, company.id, { changes, distinct, distinctReason });
    await this.audit.record({
      action: 'company.updated',
      subjectType: 'company',
      subjectId: company.id,
      changes,
      reason: distinctReason,
    });
    return company.id;
  }

  async remove(actor: Actor, key: RecordKey, version: number): Promise<void> {
    const company = await this.loadToEdit(actor, key);
    await this.companies.update(company.id, version, { deletedAt: this.clock.now(), ...this.stamp(actor) });
    await this.audit.record({ action: 'company.deleted', subjectType: 'company', subjectId: company.id });
  }

  async restore(actor: Actor, key: RecordKey): Promise<string> {
    const company = await this.loadToEdit(actor, key, { deleted: true });
    await this.companies.update(company.id, company.version, { deletedAt: null, ...this.stamp(actor) });
    await this.audit.record({ action: 'company.restored', subjectType: 'company', subjectId: company.id });
    return company.id;
  }

  /**
   * A project of the company has landed: it is in the park from now on. The right to say so lies with the move.
   * @param relation RESIDENT or REGISTERED_ONLY
   */
  async settle(actor: Actor, id: string, relation: string): Promise<void> {
    const before = await this.companies.setParkRelation(id, relation, this.stamp(actor));
    if (before === relation) return;
    await this.audit.record({
      action: 'company.settled',
      subjectType: 'company',
      subjectId: id,
      changes: { parkRelation: [before, relation] },
    });
  }

  private async loadToEdit(actor: Actor, key: RecordKey, options?: { deleted: boolean }): Promise<Company> {
    const company = await this.companies.load(key, options);
    if (!canEditCompany(actor, company)) throw companyErrors.NOT_YOUR_UNIT();
    return company;
  }

  private stamp(actor: Actor): Pick<Company, 'updatedAt' | 'updatedBy'> {
    return { updatedAt: this.clock.now(), updatedBy: actor.userId };
  }
}

/** The stored record as the audit trail compares it: match keys are not news. */
function withoutKeys(company: Company): Record<string, unknown> {
  const {
    searchText: _text,
    searchTokens: _tokens,
    nameKey: _name,
    brandKey: _brand,
    otherKeys: _others,
    brandSound: _sound,
    nameParts: _parts,
    aliasParts: _aliases,
    keyVersion: _version,
    ...rest
  } = company;
  return rest;
}
