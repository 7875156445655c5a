import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation } from '../../../audit/audit-trail.js';
import { CLOCK } from '../../../platform/config/config.module.js';
import { currentRequest } from '../../../platform/http/request-context.js';
import type { Clock } from '../../../platform/kernel/clock.js';
import type { CompanyGroup } from './company-group.entity.js';
import { companyGroupErrors } from './company-group.errors.js';
import { type GroupSaid, groupKeyOf, groupWishOf } from './company-group.rules.js';
import { CompanyGroupsRepository } from './company-groups.repository.js';

type Named = Pick<CompanyGroup, 'id' | 'name'>;

/**
 * To which group a company belongs. People and lists give a name or an id; both are stored and always say the same: a
 * name is looked up, and founds the group when there is none.
 */
@Injectable()
export class CompanyBelonging {
  constructor(
    private readonly groups: CompanyGroupsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What was said, with id and name in agreement. @throws COMPANY_GROUP.MISSING, NAME_DIFFERS */
  async settled<T extends GroupSaid>(said: T): Promise<T> {
    const wish = groupWishOf(said);
    if (wish.kind === 'untouched') return said;
    if (wish.kind === 'none') return { ...said, groupId: null, groupName: null };
    if (wish.kind === 'by-name') return (await this.settledAll([said]))[0] as T;
    const group = await this.groups.find(wish.id);
    if (!group) throw companyGroupErrors.MISSING();
    if (wish.name !== null && groupKeyOf(wish.name) !== group.nameKey)
      throw companyGroupErrors.NAME_DIFFERS();
    return { ...said, groupId: group.id, groupName: group.name };
  }

  /** The same for many rows that know names only, in a few statements. */
  async settledAll<T extends GroupSaid>(rows: readonly T[]): Promise<T[]> {
    const names = new Map(
      rows.flatMap(({ groupName }) => (groupName ? [[groupKeyOf(groupName), groupName] as const] : [])),
    );
    if (names.size === 0) return rows.map((row) => ({ ...row, groupId: null }));
    const groups: Map<string, Named> = await this.groups.byKeys([...names.keys()]);
    for (const [key, name] of names) if (!groups.has(key)) groups.set(key, await this.found(key, name));
    return rows.map((row) => {
      const group = row.groupName ? groups.get(groupKeyOf(row.groupName)) : undefined;
      return { ...row, groupId: group?.id ?? null, groupName: group?.name ?? null };
    });
  }

  private async found(nameKey: string, name: string): Promise<Named> {
    const now = this.clock.now();
    const by = currentRequest().actor?.userId ?? null;
    const stamps = {
      createdAt: now,
      createdBy: by,
      updatedAt: now,
      updatedBy: by,
      deletedAt: null,
      version: 1,
    };
    const group: CompanyGroup = { id: uuidv7(), name, nameKey, note: null, ...stamps };
    if (!(await this.groups.insertUnlessThere(group)))
      return (await this.groups.byKeys([nameKey])).get(nameKey) as Named;
    await this.audit.record({
      ...{ action: 'company-group.created', subjectType: 'company-group', subjectId: group.id },
      changes: creation({ name }),
    });
    return group;
  }
}
