import { Injectable } from '@nestjs/common';
import { CreateInteractionRequest } from '../../features/interactions/dto/create-interaction.dto.js';
import { RecordInteractionFlow } from '../../flows/interactions/record-interaction.flow.js';
import type { Actor } from '../../platform/access/actor.js';
import { bindRequest } from '../../platform/http/fields/bind.js';
import type { ImportPolicy, ReadRow, SheetIntake, SheetKind, SheetReversal } from '../sheet-intake.js';
import { AreaBooks } from '../sheets/area-books.js';
import { INTERACTION_COLUMNS } from '../sheets/interaction.sheet.js';
import { withAreas } from '../sheets/with-areas.js';
import { InteractionImportDefaults } from './import-defaults.js';
import { InteractionPeople } from './interaction-people.js';
import { KnownRows } from './known-rows.queries.js';
import { pick } from './row-values.rules.js';
import { type KnownRecord, SingleRows } from './single-rows.js';

const PLAIN = [
  'occurredAt',
  'channel',
  'leaderLevel',
  'progressType',
  'nextAction',
  'nextActionOn',
  'isConfidential',
];

/** Lists of follow-ups, old ones with their author and time. What is known stays: a record is never changed by a list. */
@Injectable()
export class InteractionSheet implements SheetKind {
  readonly kind = 'interactions';
  readonly label = { zh: '跟进记录', en: 'Follow-ups' };
  readonly needs = [['summary'], ['occurredAt'], ['company', 'companyUscc', 'companyCode']];
  readonly defaults = { channel: 'VISIT_OUT', progressType: 'NONE', unknownCompany: 'REJECT' };
  readonly defaultsShape = InteractionImportDefaults;
  readonly subject = { type: 'interaction', table: 'interaction' };

  constructor(
    private readonly recording: RecordInteractionFlow,
    private readonly people: InteractionPeople,
    private readonly known: KnownRows,
    private readonly rows: SingleRows,
    private readonly areas: AreaBooks,
  ) {}

  readonly reversal: SheetReversal = {
    remove: (actor, id, version) => this.recording.withdraw(actor, id, version),
    putBack: async (_actor, id) => id,
  };

  async columns() {
    return withAreas(INTERACTION_COLUMNS, await this.areas.open());
  }

  begin(actor: Actor, given: ImportPolicy): SheetIntake {
    const policy = { ...given, defaults: { ...this.defaults, ...given.defaults } };
    const { unknownCompany: _policy, ...defaults } = policy.defaults;
    return this.rows.begin(actor, policy, {
      keyOf: ({ values }) => [
        values['company'] ?? values['companyUscc'] ?? values['companyCode'],
        ...[values['occurredAt'], values['summary']],
      ],
      known: (row, { companyId }) => this.find(row, companyId),
      create: async (row, { companyId }) => {
        const found = await this.people.of(actor, row, companyId as string);
        const { origin, request } = found;
        const told = { ...defaults, ...pick(row.values, PLAIN), ...request, companyId };
        return this.recording.enterOld(actor, bindRequest(CreateInteractionRequest, told, 'body'), {
          ...origin,
          importId: policy.importId,
        });
      },
    });
  }

  private async find({ values }: ReadRow, companyId: string | null): Promise<KnownRecord | null> {
    if (companyId === null) return null;
    const at = String(values['occurredAt']);
    const [same] = await this.known.interactions(companyId, at, String(values['summary']));
    return same ? { id: same.id, label: at, changes: {}, update: async () => same.id } : null;
  }
}
