import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { FocusArea } from './focus-area.entity.js';

/** Writes the table of areas, and nothing else. */
@Injectable()
export class FocusAreasRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All versions of one area, locked so that two writers do not both close the same one. */
  versionsOf(taxonomy: string, code: string): Promise<FocusArea[]> {
    return this.unitOfWork
      .repository(FocusArea)
      .find({ where: { taxonomy, code }, order: { validFrom: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  async load(id: string): Promise<FocusArea> {
    const area = await this.unitOfWork.repository(FocusArea).findOneBy({ id });
    if (!area) throw httpErrors.NOT_FOUND();
    return area;
  }

  async insert(area: FocusArea): Promise<void> {
    await this.unitOfWork.repository(FocusArea).insert(area);
  }

  async update(id: string, expectedVersion: number, changes: Partial<FocusArea>): Promise<void> {
    await updateVersioned(this.unitOfWork, FocusArea, id, expectedVersion, changes);
  }
}
