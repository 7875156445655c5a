import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { Target } from './target.entity.js';

/** Writes targets. */
@Injectable()
export class TargetsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws REQUEST.NOT_FOUND */
  async load(id: string): Promise<Target> {
    const found = await this.unitOfWork.repository(Target).findOneBy({ id, deletedAt: IsNull() });
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  /** @throws TARGET.TAKEN */
  async insert(target: Target): Promise<void> {
    await this.unitOfWork.repository(Target).insert(target);
  }

  async update(id: string, expectedVersion: number, changes: Partial<Target>): Promise<void> {
    await updateVersioned(this.unitOfWork, Target, id, expectedVersion, changes);
  }
}
