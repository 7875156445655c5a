import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ErrorFactory } from '../../platform/kernel/domain-error.js';
import type { Company } from './company.entity.js';
import { companyErrors } from './company.errors.js';
import { companyBlockers } from './company.rules.js';
import { type CompanyContent, derivedOf, withoutUnread } from './company-draft.js';
import { CompanyMergingRepository, type Stamp } from './company-merging.repository.js';
import type { CompanyPair, JudgedPair, MergeTrace, SeparationResult } from './company-merging.types.js';
import { type PairedCompany, pairVerdict, survivorOf } from './company-pair.rules.js';
import { separationOf } from './company-separation.rules.js';

/** Makes one company record of two, and two of one again (domain.md §4.5). Children are the flow's business. */
@Injectable()
export class CompanyMergingService {
  constructor(
    private readonly companies: CompanyMergingRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Both records and what the rules say of them.
   * @param locked the rows stay locked until the transaction ends
   * @throws REQUEST.NOT_FOUND, COMPANY.OTHER_MISSING for a record that is absent or deleted, COMPANY.MERGED for one that
   *   was merged already
   */
  async pair(survivorId: string, victimId: string, { locked }: { locked: boolean }): Promise<CompanyPair> {
    const ids = [survivorId, victimId];
    const found = await (locked ? this.companies.lock(ids) : this.companies.read(ids));
    const survivor = await this.living(found, survivorId);
    const victim = await this.living(found, victimId, companyErrors.OTHER_MISSING);
    const standings = await this.companies.standings(ids);
    const sides = [survivor, victim].map((company): PairedCompany => {
      return { ...company, progress: 0, ancestorIds: [], ...standings.get(company.id) };
    }) as [PairedCompany, PairedCompany];
    return { survivor, victim, verdict: pairVerdict(...sides), proposed: survivorOf(...sides) };
  }

  /**
   * The survivor takes over what the union says; the victim is deleted and points at it.
   * @throws COMPANY.RULES_BROKEN when the merged record breaks a rule of §2.1
   */
  async absorb(actor: Actor, { survivor, victim, union }: JudgedPair, reason: string): Promise<MergeTrace> {
    const content: CompanyContent = { ...survivor, ...union.changes };
    const errors = companyBlockers(content, today(this.clock));
    if (errors.length) throw companyErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    const stamp = this.stamp(actor);
    // First the victim: its number is free for the survivor from here on.
    await this.companies.write(victim, { mergedIntoId: survivor.id, deletedAt: this.clock.now(), ...stamp });
    await this.companies.write(survivor, { ...union.changes, ...derivedOf(content), ...stamp });
    const changed = diff({ ...survivor }, { ...union.changes });
    await this.record('company.absorbed', survivor.id, { ...changed, absorbed: [null, victim.code] }, reason);
    await this.record('company.merged', victim.id, { mergedIntoId: [null, survivor.id] }, reason);
    const addedAliases = union.addedAliases;
    return { survivor: withoutUnread(survivor), victim: withoutUnread(victim), changed, addedAliases };
  }

  /** Takes a merge back. Both rows are under lock. @throws COMPANY.USCC_TAKEN when the number was given anew */
  async separate(
    actor: Actor,
    ids: { survivorId: string; victimId: string },
    trace: MergeTrace,
    reason: string,
  ): Promise<SeparationResult> {
    const found = await this.companies.lock([ids.survivorId, ids.victimId]);
    const survivor = await this.living(found, ids.survivorId);
    const victim = found.get(ids.victimId);
    if (!victim) throw httpErrors.NOT_FOUND();
    const stamp = this.stamp(actor);
    const { changes, restored, kept } = separationOf(survivor, trace);
    const keys = derivedOf({ ...survivor, ...changes });
    // First the survivor: a number that it took over is the victim's again.
    await this.companies.write(survivor, { ...changes, ...keys, ...stamp });
    await this.companies.write(victim, {
      mergedIntoId: null,
      deletedAt: null,
      ...derivedOf(victim),
      ...stamp,
    });
    await this.record('company.merge-undone', survivor.id, diff({ ...survivor }, { ...changes }), reason);
    await this.record('company.merge-undone', victim.id, { mergedIntoId: [survivor.id, null] }, reason);
    return { restored, kept };
  }

  private async living(
    found: ReadonlyMap<string, Company>,
    id: string,
    missing: ErrorFactory = httpErrors.NOT_FOUND,
  ): Promise<Company> {
    const company = found.get(id);
    if (company?.mergedIntoId) {
      const survivor = (await this.companies.read([company.mergedIntoId])).get(company.mergedIntoId);
      const { id: survivorId, code, nameCn, nameEn } = survivor as Company;
      throw companyErrors.MERGED({ extensions: { mergedInto: { id: survivorId, code, nameCn, nameEn } } });
    }
    if (!company || company.deletedAt) throw missing();
    return company;
  }

  private stamp(actor: Actor): Stamp {
    return { updatedAt: this.clock.now(), updatedBy: actor.userId };
  }

  private async record(
    action: string,
    subjectId: string,
    changes: Readonly<Record<string, readonly [unknown, unknown]>>,
    reason: string,
  ): Promise<void> {
    await this.audit.record({ action, subjectType: 'company', subjectId, changes, reason });
  }
}
