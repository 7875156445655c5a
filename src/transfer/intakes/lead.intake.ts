import { Injectable } from '@nestjs/common';
import { CreateLeadRequest, UpdateLeadRequest } from '../../features/leads/dto/create-lead.dto.js';
import { KeepLeadFlow } from '../../flows/leads/keep-lead.flow.js';
import { RegisterLeadFlow } from '../../flows/leads/register-lead.flow.js';
import type { Actor } from '../../platform/access/actor.js';
import { bindRequest } from '../../platform/http/fields/bind.js';
import type { ImportPolicy, ReadRow, SheetIntake, SheetKind, SheetReversal } from '../sheet-intake.js';
import { AreaBooks } from '../sheets/area-books.js';
import { LEAD_COLUMNS } from '../sheets/lead.sheet.js';
import { LEAD_CORRECTIONS, leadRowOf } from '../sheets/lead-row.rules.js';
import { withAreas } from '../sheets/with-areas.js';
import { LeadImportDefaults } from './import-defaults.js';
import { KnownRows } from './known-rows.queries.js';
import { byField, changesAgainst, pick } from './row-values.rules.js';
import { type KnownRecord, SingleRows } from './single-rows.js';

/** Lists of leads. The server's clock decides first reports, so each is registered now, whatever its list says. */
@Injectable()
export class LeadSheet implements SheetKind {
  readonly kind = 'leads';
  readonly label = { zh: '线索', en: 'Leads' };
  readonly needs = [['title'], ['company', 'companyUscc', 'sourceChannel']];
  readonly defaults = { sourceChannel: 'OTHER' };
  readonly defaultsShape = LeadImportDefaults;
  readonly subject = { type: 'lead', table: 'lead' };
  readonly amounts = {
    estimatedInvestment: { column: 'estimated_investment_wan', currency: "'CNY'" },
  };

  constructor(
    private readonly registering: RegisterLeadFlow,
    private readonly keeping: KeepLeadFlow,
    private readonly known: KnownRows,
    private readonly rows: SingleRows,
    private readonly areas: AreaBooks,
  ) {}

  readonly reversal: SheetReversal = {
    remove: (actor, id, version) => this.keeping.remove(actor, { column: 'id', value: id }, version),
    putBack: (actor, id, version, values) =>
      this.keeping.update(
        actor,
        { column: 'id', value: id },
        version,
        // The trail also holds what followed from them: due dates, the company that was found.
        pick(values, LEAD_CORRECTIONS) as UpdateLeadRequest,
      ),
  };

  async columns() {
    return withAreas(LEAD_COLUMNS, await this.areas.open());
  }

  begin(actor: Actor, policy: ImportPolicy): SheetIntake {
    const defaults = { ...this.defaults, ...policy.defaults };
    return this.rows.beginAlone(policy, {
      keyOf: ({ values }) => [values['title'], values['company'] ?? values['companyUscc']],
      known: (row) => this.find(actor, row),
      create: async (row) => {
        const reportUnitId = await this.known.unit(row.values['reportUnit']);
        const told = { ...defaults, ...leadRowOf(row.values), ...(reportUnitId ? { reportUnitId } : {}) };
        const { leadId } = await this.registering.run(actor, bindRequest(CreateLeadRequest, told, 'body'));
        return leadId;
      },
    });
  }

  /** The same title about the same company. */
  private async find(actor: Actor, { values }: ReadRow): Promise<KnownRecord | null> {
    const same = await this.known.lead(actor, String(values['title']), String(values['company'] ?? ''));
    if (!same) return null;
    const stored = same['stored'] as Readonly<Record<string, unknown>>;
    // Who recommended it is not for every colleague to learn, not even by trying.
    const fields = LEAD_CORRECTIONS.filter((field) => same['seesInner'] || field !== 'sourceContactName');
    const changes = changesAgainst(byField(stored, fields), pick(leadRowOf(values), fields));
    return {
      id: same.id,
      label: String(same['title']),
      changes,
      update: () =>
        this.keeping.update(
          actor,
          { column: 'id', value: same.id },
          same.version,
          bindRequest(UpdateLeadRequest, changes, 'body'),
        ),
    };
  }
}
