import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { ResponsibleUnit } from './unit.entity.js';

@Injectable()
export class UnitsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws REQUEST.NOT_FOUND */
  async load(id: string): Promise<ResponsibleUnit> {
    const unit = await this.unitOfWork.repository(ResponsibleUnit).findOneBy({ id });
    if (!unit) throw httpErrors.NOT_FOUND();
    return unit;
  }

  async insert(unit: ResponsibleUnit): Promise<void> {
    await this.unitOfWork.repository(ResponsibleUnit).insert(unit);
  }

  async update(id: string, expectedVersion: number, changes: Partial<ResponsibleUnit>): Promise<void> {
    await updateVersioned(this.unitOfWork, ResponsibleUnit, id, expectedVersion, changes);
  }
}
