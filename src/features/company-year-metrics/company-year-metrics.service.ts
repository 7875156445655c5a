import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { canEnterFigures, mayVerify } from './company-year-metric.access.js';
import { yearMetricErrors } from './company-year-metric.errors.js';
import { figureBlockers, type YearFigures } from './company-year-metric.rules.js';
import { CompanyYearMetricsRepository } from './company-year-metrics.repository.js';
import type { CorrectYearMetricRequest, CreateYearMetricRequest } from './dto/company-year-metric.dto.js';

type Entered = YearFigures & { readonly source: string; readonly verified: boolean };

/** Figures of companies by year (domain.md §2.1.6): entered once, then corrected by further revisions. */
@Injectable()
export class CompanyYearMetricsService {
  constructor(
    private readonly metrics: CompanyYearMetricsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws YEAR_METRIC.NOT_YOUR_COMPANY, NOT_VERIFIER, RULES_BROKEN, YEAR_TAKEN */
  async create(actor: Actor, key: RecordKey, request: CreateYearMetricRequest): Promise<void> {
    const { year, ...given } = request;
    const companyId = await this.companyToEnter(actor, key, given.verified);
    if (await this.metrics.current(companyId, year)) throw yearMetricErrors.YEAR_TAKEN({ params: { year } });
    await this.add(actor, { companyId, year, revision: 1 }, { ...UNKNOWN, ...defined(given) }, null);
  }

  /**
   * A further revision: what the request leaves out stays as it was, null makes it unknown.
   * @param revision the one that the caller has seen. @throws REQUEST.VERSION_STALE when it is no longer in force
   */
  async correct(
    actor: Actor,
    key: RecordKey,
    [year, revision]: readonly [number, number],
    { reason, ...request }: CorrectYearMetricRequest,
  ): Promise<void> {
    const companyId = await this.companyToEnter(actor, key, request.verified);
    const before = await this.metrics.current(companyId, year);
    if (!before) throw httpErrors.NOT_FOUND();
    if (before.revision !== revision) throw staleVersion(revision, before.revision);
    const kept = Object.fromEntries(
      Object.keys(UNKNOWN).map((field) => [field, before[field as keyof Entered]]),
    );
    // A figure that was changed has not been compared with its source yet.
    const figures = { ...UNKNOWN, ...kept, verified: false, ...defined(request) };
    await this.add(actor, { companyId, year, revision: revision + 1 }, figures, reason);
  }

  private async companyToEnter(actor: Actor, key: RecordKey, verified = false): Promise<string> {
    const company = await this.metrics.company(key);
    if (!canEnterFigures(actor, company.ownerUnitId)) throw yearMetricErrors.NOT_YOUR_COMPANY();
    if (verified && !mayVerify(actor)) throw yearMetricErrors.NOT_VERIFIER();
    return company.id;
  }

  private async add(
    actor: Actor,
    place: { readonly companyId: string; readonly year: number; readonly revision: number },
    entered: Entered,
    reason: string | null,
  ): Promise<void> {
    const { source: _source, verified: _verified, ...figures } = entered;
    const errors = figureBlockers(place.year, figures, Number(today(this.clock).slice(0, 4)));
    if (errors.length) throw yearMetricErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    const id = uuidv7();
    const createdAt = this.clock.now();
    await this.metrics.insert({ id, ...place, ...entered, reason, createdAt, createdBy: actor.userId });
    // The figures are in the row, which stays; the trail names it and is read by more people than they are.
    const changes = {
      year: [null, place.year],
      revision: [place.revision - 1 || null, place.revision],
    } as const;
    const action = place.revision === 1 ? 'company-year-metric.entered' : 'company-year-metric.corrected';
    await this.audit.record({ action, subjectType: 'company-year-metric', subjectId: id, changes });
  }
}

const UNKNOWN: Entered = {
  revenueWan: null,
  outputWan: null,
  taxTotalWan: null,
  taxDistrictWan: null,
  rdExpenseWan: null,
  employees: null,
  insuredEmployees: null,
  source: 'COMPANY',
  verified: false,
};

function defined(request: object): Partial<Entered> {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}
