import { Injectable } from '@nestjs/common';
import { CompanyMergingService } from '../../features/companies/company-merging.service.js';
import type { CompanyPair, JudgedPair } from '../../features/companies/company-merging.types.js';
import { CHOOSABLE_FIELDS, type Union, unionOf } from '../../features/companies/company-union.rules.js';
import { CompanyChildren } from '../../features/company-merges/company-children.js';
import { companyMergeErrors } from '../../features/company-merges/company-merge.errors.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import type { FieldError } from '../../platform/kernel/domain-error.js';

export type Choices = Readonly<Record<string, 'SURVIVOR' | 'VICTIM'>>;

/** What somebody wants to merge: the records, as they saw them, and what they chose. */
export interface MergeWish {
  readonly survivorId: string;
  readonly victimId: string;
  readonly survivorVersion: number;
  readonly victimVersion: number;
  readonly choices: Choices;
}

/** Whether two companies may become one, looked at under lock (domain.md §4.5). */
@Injectable()
export class MergeJudge {
  constructor(
    private readonly companies: CompanyMergingService,
    private readonly children: CompanyChildren,
  ) {}

  /**
   * Locks the projects of both and then both records: from here on nobody changes them or points at them.
   * @throws COMPANY.MERGED, REQUEST.VERSION_STALE, COMPANY_MERGE.NOT_ALLOWED, WRONG_SURVIVOR, CHOICE_UNKNOWN,
   *   CHOICES_NEEDED, CHILDREN_COLLIDE
   */
  async judge(wish: MergeWish): Promise<JudgedPair> {
    const { survivorId, victimId } = wish;
    await this.children.lockProjects([survivorId, victimId]);
    const pair = await this.companies.pair(survivorId, victimId, { locked: true });
    assertVersions(pair, wish);
    assertAllowed(pair);
    const union = unionWith(pair, wish.choices);
    const collisions = await this.children.collisions(survivorId, victimId);
    if (collisions.length)
      throw companyMergeErrors.CHILDREN_COLLIDE({ params: { references: collisions.join(', ') } });
    return { ...pair, union };
  }
}

function assertVersions({ survivor, victim }: CompanyPair, wish: MergeWish): void {
  if (survivor.version !== wish.survivorVersion) throw staleVersion(wish.survivorVersion, survivor.version);
  if (victim.version !== wish.victimVersion) throw staleVersion(wish.victimVersion, victim.version);
}

function assertAllowed({ survivor, victim, verdict, proposed }: CompanyPair): void {
  const { blockers } = verdict;
  if (blockers.length)
    throw companyMergeErrors.NOT_ALLOWED({
      params: { count: blockers.length },
      errors: blockers.map((blocker) => ({ pointer: '/victimId', ...blocker })),
    });
  if (proposed.id === survivor.id) return;
  const extensions = { survivorId: victim.id, survivorGround: proposed.ground };
  throw companyMergeErrors.WRONG_SURVIVOR({ extensions });
}

function unionWith({ survivor, victim }: CompanyPair, choices: Choices): Union {
  const unknown = Object.keys(choices).filter((field) => !(CHOOSABLE_FIELDS as string[]).includes(field));
  if (unknown.length)
    throw companyMergeErrors.CHOICE_UNKNOWN({
      errors: unknown.map((field) => fault(field, 'FIELD_UNKNOWN')),
    });
  const union = unionOf(survivor, victim, choices);
  const open = union.fields.filter(({ needsChoice }) => needsChoice);
  if (open.length)
    throw companyMergeErrors.CHOICES_NEEDED({
      params: { count: open.length },
      errors: open.map(({ field }) => fault(field, 'CHOICE_NEEDED')),
    });
  return union;
}

function fault(field: string, code: 'FIELD_UNKNOWN' | 'CHOICE_NEEDED'): FieldError {
  const message =
    code === 'CHOICE_NEEDED'
      ? { zh: '双方取值不同，请选择 {field} 取哪一方', en: 'the two differ: choose whose {field} is taken' }
      : { zh: '{field} 不是可选择的字段', en: '{field} is no field to choose' };
  return { pointer: '/choices', code, message, params: { field } };
}
