import { Injectable } from '@nestjs/common';
import { CompaniesService } from '../../features/companies/companies.service.js';
import { CompanyIntakeService } from '../../features/companies/company-intake.service.js';
import type { CompanyDefaults } from '../../features/companies/company-intake.types.js';
import type { UpdateCompanyRequest } from '../../features/companies/dto/create-company.dto.js';
import type { Actor } from '../../platform/access/actor.js';
import type { ImportPolicy, SheetIntake, SheetKind, SheetReversal } from '../sheet-intake.js';
import { AreaBooks } from '../sheets/area-books.js';
import { companyColumns } from '../sheets/company-columns.js';
import { COMPANY_DEFAULTS } from '../sheets/company-defaults.rules.js';
import { companyRowOf } from '../sheets/company-row.rules.js';
import { CompanyImportDefaults } from './import-defaults.js';

/** Lists of companies: decided and written many at once. */
@Injectable()
export class CompanySheet implements SheetKind {
  readonly kind = 'companies';
  readonly label = { zh: '企业', en: 'Companies' };
  readonly needs = [['nameCn', 'name', 'nameEn', 'nameLocal', 'shortNames']];
  readonly defaults = { ...COMPANY_DEFAULTS };
  readonly defaultsShape = CompanyImportDefaults;
  readonly subject = { type: 'company', table: 'company' };
  readonly amounts = {
    registeredCapitalWan: { column: 'registered_capital_wan', currency: 'registered_capital_currency' },
    paidInCapitalWan: { column: 'paid_in_capital_wan', currency: 'registered_capital_currency' },
  };

  constructor(
    private readonly intake: CompanyIntakeService,
    private readonly companies: CompaniesService,
    private readonly areas: AreaBooks,
  ) {}

  readonly reversal: SheetReversal = {
    remove: (actor, id, version) => this.companies.remove(actor, { column: 'id', value: id }, version),
    putBack: (actor, id, version, values) =>
      this.companies.update(actor, { column: 'id', value: id }, version, {
        ...(values as UpdateCompanyRequest),
        // It stood beside its likes before the import, and does so again.
        confirmDistinct: true,
        distinctReason: '撤销导入',
      }),
  };

  async columns() {
    return companyColumns(await this.areas.open());
  }

  begin(actor: Actor, policy: ImportPolicy): SheetIntake {
    const { duplicates, similar, dryRun } = policy;
    const intake = this.intake.begin(actor, { duplicates, similar, dryRun });
    const chosen = policy.defaults as Partial<CompanyDefaults>;
    return {
      take: async (rows) => {
        const outcomes = await intake.take(rows.map((row) => companyRowOf(row, chosen)));
        return outcomes.map(({ companyId, ...rest }) => ({ ...rest, subjectId: companyId }));
      },
      settle: () => intake.settle(),
    };
  }
}
