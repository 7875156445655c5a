import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { UpdateMappingRequest } from './dto/import-steps.dto.js';
import { FetchedFiles } from './fetched-files.js';
import { importErrors } from './import.errors.js';
import type { FoundSheet, ImportMapping, ImportOptions, ImportRecord } from './import.types.js';
import { boundDefaults } from './import-options.js';
import type { ImportStanding } from './imports.queries.js';
import { MappingMemory } from './mapping-memory.js';
import { columnFaults, sheetFaults, withRequest } from './mapping-request.rules.js';
import { UploadReading } from './upload-reading.js';

interface Remapped {
  readonly options: ImportOptions;
  readonly mapping: ImportMapping;
  readonly sheets: readonly FoundSheet[];
}

/** Corrects how the columns of a file are read. */
@Injectable()
export class Remapping {
  constructor(
    private readonly files: FetchedFiles,
    private readonly reading: UploadReading,
    private readonly memory: MappingMemory,
  ) {}

  /** A file of which nothing can be read yet stays a preview without rows. @throws IMPORT.FIELD_UNKNOWN, REQUEST.* */
  async apply(record: ImportRecord, request: UpdateMappingRequest): Promise<Remapped> {
    const kind = this.reading.named(record.kind);
    refuse(sheetFaults(request, record.sheets));
    const mapping = withRequest(record.mapping, request);
    const { sheets } = await this.files.use(record.sha256, (path) =>
      this.reading.readAgain(path, record.options, record.kind, mapping),
    );
    const fields = new Set((await kind.columns()).filter(({ parse }) => parse).map(({ key }) => key));
    refuse(columnFaults(request, sheets, fields));
    const chosen =
      request.defaults === undefined ? record.options.chosen : boundDefaults(request.defaults, kind);
    return { options: { ...record.options, chosen }, mapping, sheets };
  }

  async keep(
    { record, unitId }: ImportStanding,
    actor: Actor,
    { sheets, mapping }: Remapped,
    at: Date,
  ): Promise<void> {
    await this.memory.keep({ unitId, userId: actor.userId, at }, record.kind, sheets, mapping);
  }
}

function refuse(errors: ReturnType<typeof sheetFaults>): void {
  if (errors.length > 0) throw importErrors.FIELD_UNKNOWN({ errors });
}
