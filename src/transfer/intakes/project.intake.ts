import { Injectable } from '@nestjs/common';
import {
  CreateProjectRequest,
  UpdateProjectRequest,
} from '../../features/projects/dto/create-project.dto.js';
import { ProjectsService } from '../../features/projects/projects.service.js';
import { EnterProjectFlow } from '../../flows/projects/enter-project.flow.js';
import type { Actor } from '../../platform/access/actor.js';
import { bindRequest } from '../../platform/http/fields/bind.js';
import { foldHeading } from '../reading/fold.rules.js';
import type { ImportPolicy, ReadRow, SheetIntake, SheetKind, SheetReversal } from '../sheet-intake.js';
import { AreaBooks } from '../sheets/area-books.js';
import { PROJECT_COLUMNS } from '../sheets/project.sheet.js';
import { withAreas } from '../sheets/with-areas.js';
import { ProjectImportDefaults } from './import-defaults.js';
import { ProjectRows, type Told } from './project-rows.js';
import { type KnownRecord, SingleRows } from './single-rows.js';

/**
 * Ledgers of projects. Rows become drafts of their owner unit: a stage in a ledger is a statement, here it is reached
 * by moves with their gates, so it is kept in words (docs/decisions/0022-files-in.md).
 */
@Injectable()
export class ProjectSheet implements SheetKind {
  readonly kind = 'projects';
  readonly label = { zh: '储备项目', en: 'Projects' };
  readonly needs = [['name'], ['company', 'companyUscc', 'companyCode', 'brief', 'plannedInvestment']];
  readonly defaults = { projectKind: 'INVESTMENT', unknownCompany: 'CREATE' };
  readonly defaultsShape = ProjectImportDefaults;
  readonly subject = { type: 'project', table: 'project' };
  readonly amounts = {
    plannedInvestment: { column: 'planned_investment_wan', currency: "'CNY'" },
    fixedAssetInvestment: { column: 'fixed_asset_investment_wan', currency: "'CNY'" },
    agreedInvestment: { column: 'agreed_investment_wan', currency: "'CNY'" },
    contractedFdi: { column: 'contracted_fdi_wan_usd', currency: "'USD'" },
    expectedOutput: { column: 'expected_output_wan', currency: "'CNY'" },
    expectedTaxY1: { column: 'expected_tax_y1_wan', currency: "'CNY'" },
  };

  constructor(
    private readonly projects: ProjectsService,
    private readonly entering: EnterProjectFlow,
    private readonly told: ProjectRows,
    private readonly rows: SingleRows,
    private readonly areas: AreaBooks,
  ) {}

  readonly reversal: SheetReversal = {
    remove: (actor, id, version) => this.projects.remove(actor, { column: 'id', value: id }, version),
    putBack: (actor, id, version, values) =>
      this.entering.update(actor, { column: 'id', value: id }, version, values as UpdateProjectRequest),
  };

  async columns() {
    return withAreas(PROJECT_COLUMNS, await this.areas.open());
  }

  begin(actor: Actor, policy: ImportPolicy): SheetIntake {
    const { unknownCompany: _policy, ...defaults } = { ...this.defaults, ...policy.defaults };
    return this.rows.begin(actor, policy, {
      keyOf: ({ values }) => [
        values['company'] ?? values['companyUscc'] ?? values['companyCode'],
        values['name'],
      ],
      known: async (row, { companyId }) => this.find(actor, row, await this.told.read(actor, row, companyId)),
      create: async (row, { companyId }) => {
        const { given } = await this.told.read(actor, row, companyId);
        const request = bindRequest(CreateProjectRequest, { ...defaults, ...given }, 'body');
        return this.entering.create(actor, request);
      },
      notes: async (row, { companyId }) => (await this.told.read(actor, row, companyId)).notes,
    });
  }

  private async find(actor: Actor, { values }: ReadRow, told: Told): Promise<KnownRecord | null> {
    const name = foldHeading(String(values['name']));
    const all = await this.told.known(actor, values, told);
    const same = all.find(
      (each) =>
        each['code'] === values['code'] ||
        (told.given['externalRef'] !== undefined && each['externalRef'] === told.given['externalRef']) ||
        foldHeading(String(each['name'])) === name,
    );
    if (!same) return null;
    const changes = this.told.changes(same, told);
    return {
      id: same.id,
      label: String(same['name']),
      changes,
      update: () =>
        this.entering.update(
          actor,
          { column: 'id', value: same.id },
          same.version,
          bindRequest(UpdateProjectRequest, changes, 'body'),
        ),
    };
  }
}
