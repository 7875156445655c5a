import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { ListLandParcelsQuery } from './dto/list-land-parcels.query.js';
import { parcelReadable } from './land-parcel.access.js';
import { LAND_PARCEL_VIEW } from './land-parcel.view.js';
import { LandParcelsRepository } from './land-parcels.repository.js';

/** One-of filters: query member → column. */
const ONE_OF = {
  landUse: 'lp.land_use',
  status: 'lp.status',
  town: 'lp.town',
} as const satisfies Partial<Record<keyof ListLandParcelsQuery, string>>;

/** Comparisons: query member → [column, operator, type]. Both ends of a range are included. */
const COMPARED = {
  areaMuMin: ['lp.area_mu', '>=', 'numeric'],
  areaMuMax: ['lp.area_mu', '<=', 'numeric'],
  farMin: ['lp.far', '>=', 'numeric'],
  updatedSince: ['lp.updated_at', '>=', 'timestamptz'],
} as const satisfies Partial<Record<keyof ListLandParcelsQuery, readonly [string, string, string]>>;

/** Reads land parcels. */
@Injectable()
export class LandParcelsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    private readonly parcels: LandParcelsRepository,
  ) {}

  async list(actor: Actor, query: ListLandParcelsQuery): Promise<JsonText> {
    const binder = new Binder();
    const { bind } = binder;
    const where = ['lp.deleted_at IS NULL', ruleSql(await this.readable(actor), {}, bind)];
    for (const [name, column] of Object.entries(ONE_OF)) {
      const values = query[name as keyof typeof ONE_OF];
      if (values?.length) where.push(`${column} = ANY (${bind(values)})`);
    }
    for (const [name, [column, operator, type]] of Object.entries(COMPARED)) {
      const value = query[name as keyof typeof COMPARED];
      if (value !== undefined) where.push(`${column} ${operator} ${bind(value)}::${type}`);
    }
    if (query.q !== undefined) {
      const wanted = `lower(${bind(query.q.normalize('NFKC').trim())})`;
      where.push(`strpos(lower(lp.parcel_no || ' ' || COALESCE(lp.address, '')), ${wanted}) > 0`);
    }
    return this.pages.run(LAND_PARCEL_VIEW, query, where, binder, '/land-parcels');
  }

  /** @throws REQUEST.NOT_FOUND when it is absent, deleted or not visible */
  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const key = { column: 'id', value: id } as const;
    return this.details.one(LAND_PARCEL_VIEW, 'lp', key, await this.readable(actor), query);
  }

  async historyOf(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    await this.one(actor, id, { fields: 'id' });
    return this.history.of('land_parcel', id, [], query, `/land-parcels/${id}/history`);
  }

  private async readable(actor: Actor) {
    return parcelReadable(actor, await this.parcels.authorityId());
  }
}
