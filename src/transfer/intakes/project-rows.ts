import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { ReadRow, RowProblem } from '../sheet-intake.js';
import { projectRowOf } from '../sheets/project-row.rules.js';
import { type KnownRow, KnownRows } from './known-rows.queries.js';
import { byField, changesAgainst } from './row-values.rules.js';

/** A row of a ledger with its company, unit and people found. */
export interface Told {
  readonly given: Readonly<Record<string, unknown>>;
  readonly notes: readonly RowProblem[];
}

@Injectable()
export class ProjectRows {
  constructor(private readonly rows: KnownRows) {}

  /** @throws INTAKE.UNIT_UNKNOWN */
  async read(actor: Actor, { values }: ReadRow, companyId: string | null): Promise<Told> {
    const { given, notes } = projectRowOf(values);
    const ownerUnitId = await this.rows.unit(values['ownerUnit']);
    const ownerUserId = await this.userOf(values['ownerUser'], ownerUnitId ?? actor.unitId);
    const lost =
      values['ownerUser'] !== undefined && !ownerUserId
        ? `原台账责任人：${String(values['ownerUser'])}`
        : null;
    const note = [given['note'], lost].filter((part) => part != null).join('\n');
    return {
      given: {
        ...given,
        ...(companyId ? { companyId } : {}),
        ...(ownerUnitId ? { ownerUnitId } : {}),
        ...(ownerUserId ? { ownerUserId } : {}),
        ...(note === '' ? {} : { note }),
      },
      notes,
    };
  }

  known(actor: Actor, values: ReadRow['values'], { given }: Told): Promise<KnownRow[]> {
    const companyId = (given['companyId'] as string | undefined) ?? null;
    return this.rows.projects(actor, { code: values['code'], externalRef: given['externalRef'], companyId });
  }

  /** What the row adds to a project. Owners are changed by transfers, not by lists. */
  changes(known: KnownRow, { given }: Told): Record<string, unknown> {
    const { ownerUnitId: _unit, ownerUserId: _user, name: _name, companyId: _company, ...told } = given;
    const stored = known['stored'] as Readonly<Record<string, unknown>>;
    return changesAgainst(byField(stored, Object.keys(told)), told);
  }

  /** The one person of that name in the unit. */
  private async userOf(name: unknown, unitId: string): Promise<string | null> {
    if (typeof name !== 'string') return null;
    const found = (await this.rows.users([name])).filter((user) => user.unitId === unitId);
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  }
}
