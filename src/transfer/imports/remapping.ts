import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { FieldError } from '../../platform/kernel/domain-error.js';
import type { UpdateMappingRequest } from './dto/import-steps.dto.js';
import { FetchedFiles } from './fetched-files.js';
import { importErrors } from './import.errors.js';
import type { FoundSheet, ImportMapping, ImportOptions, ImportRecord } from './import.types.js';
import { boundDefaults } from './import-options.js';
import type { ImportStanding } from './imports.queries.js';
import { MappingMemory } from './mapping-memory.js';
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

  /** @throws IMPORT.FIELD_UNKNOWN, IMPORT.HEADING_NOT_FOUND, REQUEST.VALIDATION_FAILED */
  async apply(record: ImportRecord, request: UpdateMappingRequest): Promise<Remapped> {
    const kind = this.reading.named(record.kind);
    const columns = new Set((await kind.columns()).filter(({ parse }) => parse).map(({ key }) => key));
    const headings = new Set(record.sheets.flatMap((sheet) => sheet.columns.map(({ key }) => key)));
    const errors = (request.columns ?? []).flatMap((column, at) => faultsOf(column, at, headings, columns));
    if (errors.length) throw importErrors.FIELD_UNKNOWN({ errors });
    const fields = {
      ...record.mapping.fields,
      ...Object.fromEntries((request.columns ?? []).map(({ key, field }) => [key, field])),
    };
    const { moneyUnit = record.mapping.moneyUnit, dateOrder = record.mapping.dateOrder } = request;
    const mapping: ImportMapping = {
      fields,
      ...(moneyUnit === undefined ? {} : { moneyUnit: moneyUnit as ImportMapping['moneyUnit'] }),
      ...(dateOrder === undefined ? {} : { dateOrder: dateOrder as ImportMapping['dateOrder'] }),
    } as ImportMapping;
    const chosen =
      request.defaults === undefined ? record.options.chosen : boundDefaults(request.defaults, kind);
    const { sheets } = await this.files.use(record.sha256, (path) =>
      this.reading.readAgain(path, record.options, record.kind, mapping),
    );
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

function faultsOf(
  { key, field }: { readonly key: string; readonly field: string | null },
  at: number,
  headings: ReadonlySet<string>,
  columns: ReadonlySet<string>,
): FieldError[] {
  const fault = (member: string, zh: string, en: string) => ({
    pointer: `/columns/${at}/${member}`,
    code: 'MAPPING_UNKNOWN',
    message: { zh, en },
  });
  return [
    ...(headings.has(key) ? [] : [fault('key', '文件中没有这一列', 'the file has no such column')]),
    ...(field === null || columns.has(field)
      ? []
      : [
          fault(
            'field',
            `没有这个字段，可用：${[...columns].join('、')}`,
            `no such field; use one of ${[...columns].join(', ')}`,
          ),
        ]),
  ];
}
