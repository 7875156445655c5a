import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { CompanyMerge } from './company-merge.entity.js';

/** Writes merges, and nothing else. */
@Injectable()
export class CompanyMergesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws REQUEST.NOT_FOUND */
  async load(id: string): Promise<CompanyMerge> {
    const merge = await this.unitOfWork.repository(CompanyMerge).findOneBy({ id });
    if (!merge) throw httpErrors.NOT_FOUND();
    return merge;
  }

  /** @throws COMPANY_MERGE.OPEN_ALREADY when the pair has one that is not finished */
  async insert(merge: CompanyMerge): Promise<void> {
    await this.unitOfWork.repository(CompanyMerge).insert(merge);
  }

  async update(id: string, expectedVersion: number, changes: Partial<CompanyMerge>): Promise<void> {
    await updateVersioned(this.unitOfWork, CompanyMerge, id, expectedVersion, changes as never);
  }
}
