import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { DomainError } from '../../platform/kernel/domain-error.js';
import { Company } from './company.entity.js';
import { companyErrors } from './company.errors.js';
import { CompanyBulkRepository } from './company-bulk.repository.js';

/** Writes the company table, and nothing else. */
@Injectable()
export class CompaniesRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bulk: CompanyBulkRepository,
  ) {}

  /** @throws REQUEST.NOT_FOUND for an absent or (unless asked for) deleted record, COMPANY.MERGED for a merged one */
  async load(key: RecordKey, { deleted = false } = {}): Promise<Company> {
    const company = await this.unitOfWork.repository(Company).findOneBy({ [key.column]: key.value });
    if (company?.mergedIntoId) throw await this.merged(company.mergedIntoId);
    if (!company || (company.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    return company;
  }

  /** @throws COMPANY.USCC_TAKEN, FOREIGN_NUMBER_TAKEN when another transaction was faster */
  async insert(company: Omit<Company, 'code'>): Promise<void> {
    const kept = await this.bulk.insert([company]);
    if (kept.has(company.id)) return;
    throw company.uscc ? companyErrors.USCC_TAKEN() : companyErrors.FOREIGN_NUMBER_TAKEN();
  }

  async update(id: string, expectedVersion: number, changes: Partial<Company>): Promise<void> {
    await updateVersioned(this.unitOfWork, Company, id, expectedVersion, changes);
  }

  private async merged(survivorId: string): Promise<DomainError> {
    const mergedInto = await this.unitOfWork.repository(Company).findOne({
      select: { id: true, code: true, nameCn: true, nameEn: true },
      where: { id: survivorId },
    });
    return companyErrors.MERGED({ extensions: { mergedInto } });
  }

  /** Sets the relation whatever the version is, counting it up where something changes. @returns the one before */
  async setParkRelation(
    id: string,
    relation: string,
    stamp: Pick<Company, 'updatedAt' | 'updatedBy'>,
  ): Promise<string> {
    const companies = this.unitOfWork.repository(Company);
    const company = await companies.findOne({
      select: { id: true, parkRelation: true, version: true },
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!company) throw httpErrors.NOT_FOUND();
    const { parkRelation, version } = company;
    if (parkRelation !== relation)
      await companies.update({ id }, { parkRelation: relation, version: version + 1, ...stamp });
    return parkRelation;
  }
}
