import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { Team } from './team.entity.js';

@Injectable()
export class TeamsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws REQUEST.NOT_FOUND */
  async load(id: string): Promise<Team> {
    const team = await this.unitOfWork.repository(Team).findOneBy({ id, deletedAt: IsNull() });
    if (!team) throw httpErrors.NOT_FOUND();
    return team;
  }

  async insert(team: Team): Promise<void> {
    await this.unitOfWork.repository(Team).insert(team);
  }

  async update(id: string, expectedVersion: number, changes: Partial<Team>): Promise<void> {
    await updateVersioned(this.unitOfWork, Team, id, expectedVersion, changes);
  }
}
