import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ChainNode } from './chain-node.entity.js';
import { chainNodeErrors } from './chain-node.errors.js';
import { childrenAgree, copyOfMap, isParentSuitable } from './chain-node.rules.js';
import { ChainNodesRepository } from './chain-nodes.repository.js';
import type {
  CreateChainMapRequest,
  CreateChainNodeRequest,
  UpdateChainNodeRequest,
} from './dto/write-chain-node.dto.js';
import { ParkAreas } from './park-areas.repository.js';

const SUBJECT = 'chain_node';

@Injectable()
export class ChainNodesService {
  constructor(
    private readonly nodes: ChainNodesRepository,
    private readonly areas: ParkAreas,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the id of the new node */
  async create(actor: Actor, wanted: CreateChainNodeRequest): Promise<string> {
    const blanks = { parentId: null, strategy: null, gb4754Codes: [], keywords: [] };
    const content = { ...blanks, ...wanted, id: uuidv7(), seedNamed: false, version: 1 };
    const node: ChainNode = { ...content, ...this.stamps(actor) };
    const map = await this.mapOf(wanted.mapVersion);
    await this.assertFits(node, map);
    await this.nodes.insert([node]);
    await this.audit.record({
      action: 'chain_node.created',
      subjectType: SUBJECT,
      subjectId: node.id,
      changes: creation({ ...wanted }),
    });
    return node.id;
  }

  async update(
    actor: Actor,
    id: string,
    expectedVersion: number,
    wanted: UpdateChainNodeRequest,
  ): Promise<void> {
    const before = await this.nodes.load(id);
    const after: ChainNode = { ...before, ...wanted };
    await this.assertFits(after, await this.nodes.map(before.mapVersion));
    const { updatedAt, updatedBy } = this.stamps(actor);
    await this.nodes.update(id, expectedVersion, { ...wanted, updatedAt, updatedBy });
    await this.audit.record({
      action: 'chain_node.updated',
      subjectType: SUBJECT,
      subjectId: id,
      changes: diff({ ...before }, { ...wanted }),
    });
  }

  /** Copies the map of one year to another, as the start of the next map. @returns how many nodes */
  async copyMap(actor: Actor, { mapVersion, copyOf }: CreateChainMapRequest): Promise<number> {
    const original = await this.mapOf(copyOf);
    if ((await this.nodes.map(mapVersion)).length) throw chainNodeErrors.MAP_EXISTS();
    const stamps = this.stamps(actor);
    const copies = copyOfMap(original, () => uuidv7()).map((node) => ({
      ...node,
      ...stamps,
      mapVersion,
      version: 1,
    }));
    // Parents first, as the foreign key wants them; a map is a forest of few levels.
    await this.nodes.insert(copies.map((node) => ({ ...node, parentId: null })));
    for (const node of copies)
      if (node.parentId) await this.nodes.update(node.id, 1, { parentId: node.parentId });
    await this.audit.recordMany(
      copies.map(({ id, code }) => ({
        action: 'chain_node.copied',
        subjectType: SUBJECT,
        subjectId: id,
        changes: creation({ code, mapVersion, copyOf }),
      })),
    );
    return copies.length;
  }

  private async mapOf(year: number): Promise<ChainNode[]> {
    const map = await this.nodes.map(year);
    if (map.length) return map;
    throw chainNodeErrors.MAP_UNKNOWN({ params: { years: (await this.nodes.years()).join(', ') } });
  }

  private async assertFits(node: ChainNode, map: readonly ChainNode[]): Promise<void> {
    if (!(await this.areas.exists(node.focusAreaCode, today(this.clock))))
      throw chainNodeErrors.FOCUS_AREA_UNKNOWN();
    if (!isParentSuitable(node, map) || !childrenAgree(node, map)) throw chainNodeErrors.PARENT_UNSUITABLE();
  }

  private stamps(actor: Actor) {
    const now = this.clock.now();
    return { createdAt: now, createdBy: actor.userId, updatedAt: now, updatedBy: actor.userId };
  }
}
