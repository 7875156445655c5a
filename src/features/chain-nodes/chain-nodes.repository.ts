import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { ChainNode } from './chain-node.entity.js';

/** Writes the table of chain nodes, and nothing else. */
@Injectable()
export class ChainNodesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async load(id: string): Promise<ChainNode> {
    const node = await this.unitOfWork.repository(ChainNode).findOneBy({ id });
    if (!node) throw httpErrors.NOT_FOUND();
    return node;
  }

  /** All nodes of one map. */
  map(mapVersion: number): Promise<ChainNode[]> {
    return this.unitOfWork.repository(ChainNode).find({ where: { mapVersion }, order: { code: 'ASC' } });
  }

  async years(): Promise<number[]> {
    const rows = await this.unitOfWork
      .repository(ChainNode)
      .createQueryBuilder('n')
      .select('DISTINCT n.map_version', 'year')
      .orderBy('year')
      .getRawMany<{ year: number }>();
    return rows.map(({ year }) => year);
  }

  async insert(nodes: readonly ChainNode[]): Promise<void> {
    await this.unitOfWork.repository(ChainNode).insert([...nodes]);
  }

  async update(id: string, expectedVersion: number, changes: Partial<ChainNode>): Promise<void> {
    await updateVersioned(this.unitOfWork, ChainNode, id, expectedVersion, changes);
  }
}
