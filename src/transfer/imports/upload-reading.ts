import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { ErrorFactory } from '../../platform/kernel/domain-error.js';
import { SheetKinds } from '../intakes/sheet-kinds.js';
import type { SheetKind } from '../sheet-intake.js';
import { importErrors } from './import.errors.js';
import type { FoundSheet, ImportMapping, ImportOptions } from './import.types.js';
import { ImportUnits } from './import-units.js';
import { FileInspection, type OpenKind } from './inspect-file.js';
import { MappingMemory } from './mapping-memory.js';

export interface ReadFile {
  readonly kind: SheetKind;
  readonly sheets: readonly FoundSheet[];
  readonly mapping: ImportMapping;
}

interface Recalled {
  readonly open: OpenKind;
  readonly known: ImportMapping | null;
}

/** Looks at an uploaded file: its kind, its sheets, and how the unit has read such files before. */
@Injectable()
export class UploadReading {
  constructor(
    private readonly kinds: SheetKinds,
    private readonly memory: MappingMemory,
    private readonly units: ImportUnits,
  ) {}

  actingFor(actor: Actor, unit: string | undefined): Promise<Actor> {
    return this.units.actingFor(actor, unit);
  }

  /** @throws FILE.*, IMPORT.* */
  async read(
    actor: Actor,
    path: string,
    options: Pick<ImportOptions, 'sheet' | 'hiddenSheets' | 'dryRun'>,
    kindName: string | undefined,
  ): Promise<ReadFile> {
    const named = kindName === undefined ? undefined : this.named(kindName);
    return FileInspection.of(path, options, async (inspection) => {
      const { open, known } = await (named
        ? this.recalled(actor, inspection, await opened(named))
        : this.recognised(actor, inspection));
      const sheets = await inspection.sheets(open, known ?? {}, 'REMEMBERED');
      // A preview may begin with nothing: its mapping is corrected by hand.
      if (!options.dryRun) await inspection.assertTaken(sheets, open);
      return { kind: open.kind, sheets, mapping: known ?? {} };
    });
  }

  /** By the headings, or as the unit has read such a file before. @throws IMPORT.KIND_NOT_RECOGNISED */
  private async recognised(actor: Actor, inspection: FileInspection): Promise<Recalled> {
    const all = await this.allOpen();
    try {
      return await this.recalled(actor, inspection, await inspection.kindAmong(all));
    } catch (error) {
      for (const open of all) {
        const recalled = await this.recalled(actor, inspection, open);
        if (recalled.known) return recalled;
      }
      throw error;
    }
  }

  private async recalled(actor: Actor, inspection: FileInspection, open: OpenKind): Promise<Recalled> {
    const known = await this.memory.recall(actor.unitId, open.kind.kind, (mapping) =>
      inspection.layouts(open, mapping),
    );
    return { open, known };
  }

  /** The sheets once more, as a corrected mapping reads them. */
  async readAgain(
    path: string,
    options: Pick<ImportOptions, 'sheet' | 'hiddenSheets'>,
    kindName: string,
    mapping: ImportMapping,
  ): Promise<ReadFile> {
    const kind = this.kinds.find(kindName);
    const open = await opened(kind);
    const sheets = await FileInspection.of(path, options, (inspection) => inspection.sheets(open, mapping));
    return { kind, sheets, mapping };
  }

  /** @throws IMPORT.KIND_UNKNOWN, or what `unknown` makes */
  named(kind: string, unknown: ErrorFactory = importErrors.KIND_UNKNOWN): SheetKind {
    if (this.kinds.has(kind)) return this.kinds.find(kind);
    const kinds = this.kinds.all.map((each) => `${each.kind}（${each.label.zh}）`).join('、');
    throw unknown({ params: { kind, kinds } });
  }

  private allOpen(): Promise<OpenKind[]> {
    return Promise.all(this.kinds.all.map(opened));
  }
}

async function opened(kind: SheetKind): Promise<OpenKind> {
  return { kind, columns: await kind.columns() };
}
