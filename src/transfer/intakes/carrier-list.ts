import { unitKeyOf } from '../../features/carrier-units/carrier-unit.rules.js';
import { carrierKeyOf } from '../../features/carriers/carrier.rules.js';
import type { Actor } from '../../platform/access/actor.js';
import type { ImportPolicy, ReadRow, RowProblem } from '../sheet-intake.js';
import { carrierRowOf } from '../sheets/carrier-row.rules.js';
import type { CarrierWriter } from './carrier-writer.js';
import { FirstWords } from './first-words.rules.js';
import type { KnownSpace } from './known-carriers.queries.js';
import { changesAgainst } from './row-values.rules.js';
import type { KnownRecord, RowWriter } from './single-rows.js';

type Fields = Readonly<Record<string, unknown>>;

const NOTES = {
  REGISTERED: {
    zh: '载体原不在库中，已一并登记',
    en: 'The carrier was not known and has been registered with it',
  },
  AREAS_MISSING: {
    zh: '载体缺总建筑面积或可租面积，补全前没有入驻率',
    en: 'The carrier lacks its gross or leasable area; there is no occupancy rate until they are filled in',
  },
  CONTRADICTS: {
    zh: '载体的 {field} 与第 {first} 行不同，以第 {first} 行为准',
    en: '{field} of the carrier differs from row {first}, which counts',
  },
  DIFFERS: {
    zh: '载体已登记，{fields} 与本行不同，未改；需要修改时请以 UPDATE 提交',
    en: 'The carrier is known and differs in {fields}; commit with UPDATE to change it',
  },
  RESERVED: {
    zh: '表中为预留：没有项目的预留不登记，按“不可用”处理；请由主管为项目办理预留（最长 30 天）',
    en: 'Reserved in the list: without a project it is kept as unavailable; a supervisor reserves it for a project',
  },
} as const;

/** What a row means, found once. */
interface Meant {
  /** What the row says of the carrier, without what contradicts an earlier row. */
  readonly told: Fields;
  readonly unit: Fields | null;
  readonly carrier: KnownSpace | null;
  readonly carrierChanges: Fields;
  readonly known: KnownSpace | null;
  readonly problems: readonly RowProblem[];
}

/** One list of space on its way in. */
export class CarrierList implements RowWriter {
  private readonly words = new FirstWords();
  private readonly meant = new WeakMap<ReadRow, Promise<Meant>>();

  constructor(
    private readonly actor: Actor,
    private readonly policy: ImportPolicy,
    private readonly defaults: Fields,
    private readonly writer: CarrierWriter,
  ) {}

  keyOf({ values }: ReadRow): readonly unknown[] {
    const { unit } = carrierRowOf(values);
    const building = typeof unit?.['building'] === 'string' ? unit['building'] : null;
    return [nameOf(values), unit ? unitKeyOf(building, String(unit['unitNo'] ?? '')) : ''];
  }

  async known(row: ReadRow): Promise<KnownRecord | null> {
    // Earlier rows of the file may have written since.
    this.meant.delete(row);
    const meant = await this.find(row);
    const { carrier, carrierChanges, unit, known } = meant;
    if (!carrier || (unit && !known)) return null;
    const unitChanges = unit && known ? this.unitChanges(unit, known) : {};
    const record = known && Object.keys(unitChanges).length > 0 ? known : pickSubject(meant);
    return {
      id: record.id,
      label: [carrier.fields['name'], known?.fields['building'], known?.fields['unitNo']]
        .filter(Boolean)
        .join(' '),
      changes: { ...carrierChanges, ...unitChanges },
      update: async () => {
        if (Object.keys(carrierChanges).length > 0)
          await this.writer.updateCarrier(this.actor, carrier, carrierChanges);
        if (known && Object.keys(unitChanges).length > 0)
          await this.writer.updateUnit(this.actor, known, unitChanges);
      },
    };
  }

  async create(row: ReadRow): Promise<string> {
    const { carrier, carrierChanges, told, unit } = await this.find(row);
    const isChanged =
      carrier && this.policy.duplicates === 'update' && Object.keys(carrierChanges).length > 0;
    if (isChanged) await this.writer.updateCarrier(this.actor, carrier, carrierChanges);
    const carrierId = carrier?.id ?? (await this.writer.createCarrier(this.actor, told, this.defaults));
    if (!unit) return carrierId;
    const { status } = this.defaults;
    return this.writer.createUnit(this.actor, carrierId, { status, ...unit, ...unreserved(unit) });
  }

  async notes(row: ReadRow): Promise<readonly RowProblem[]> {
    const { carrier, carrierChanges, told, unit, known, problems } = await this.find(row);
    const notes = [...problems];
    if (!carrier && unit) notes.push({ code: 'CARRIER_REGISTERED', message: NOTES.REGISTERED });
    const after: Fields = { ...carrier?.fields, ...told };
    if (!carrier && (!after['gfaSqm'] || !after['leasableSqm']))
      notes.push({ code: 'CARRIER_AREAS_MISSING', message: NOTES.AREAS_MISSING });
    const fields = Object.keys(carrierChanges);
    if (carrier && unit && !known && fields.length > 0 && this.policy.duplicates !== 'update')
      notes.push({ code: 'CARRIER_DIFFERS', message: NOTES.DIFFERS, params: { fields: fields.join(', ') } });
    if (unit?.['status'] === 'RESERVED' && !known?.fields['isReserved'])
      notes.push({ field: 'status', code: 'RESERVED_WITHOUT_PROJECT', message: NOTES.RESERVED });
    return notes;
  }

  private find(row: ReadRow): Promise<Meant> {
    const found = this.meant.get(row) ?? this.read(row);
    this.meant.set(row, found);
    return found;
  }

  private async read(row: ReadRow): Promise<Meant> {
    const { values } = row;
    const { carrier: given, unit } = carrierRowOf(values);
    const { agreed, contradicted } = this.words.hear(nameOf(values), row.row, given);
    const { known } = this.writer;
    const carrier = await known.carrier(this.actor, values['carrierCode'], values['carrier']);
    return {
      told: { ...agreed, name: given['name'] },
      unit,
      carrier,
      carrierChanges: carrier ? carrierChanges(carrier.fields, agreed) : {},
      known:
        carrier && unit ? await known.unit(this.actor, carrier.id, unit['building'], unit['unitNo']) : null,
      problems: contradicted.map(({ field, first }) => ({
        field,
        code: 'CARRIER_CONTRADICTS',
        message: NOTES.CONTRADICTS,
        params: { field, first },
      })),
    };
  }

  /** A reservation is made and ended for a project, never by a list. */
  private unitChanges(unit: Fields, { fields }: KnownSpace): Fields {
    const { unitNo: _no, building: _building, status, ...rest } = unit;
    const isHeld = status === 'RESERVED' && fields['isReserved'] === true;
    const state = status === undefined || isHeld ? {} : { status, ...unreserved(unit) };
    return changesAgainst(fields, { ...rest, ...state });
  }
}

function unreserved({ status }: Fields): Fields {
  return status === 'RESERVED' ? { status: 'UNAVAILABLE' } : {};
}

const OF_LINE = ['rentPerSqmDay', 'propertyFeePerSqmMonth', 'note'];

/** The name was what it was found by; of what the caller may not see, no difference is told. */
function carrierChanges(fields: Fields, { name: _name, ...given }: Fields): Fields {
  const seen = Object.entries(given).filter(([field]) => fields['seesLine'] || !OF_LINE.includes(field));
  return changesAgainst(fields, Object.fromEntries(seen));
}

/** What an update that leaves the unit alone is about. */
function pickSubject({ carrier, carrierChanges: changes, known }: Meant): KnownSpace {
  return (Object.keys(changes).length > 0 ? carrier : (known ?? carrier)) as KnownSpace;
}

function nameOf(values: Fields): string {
  return carrierKeyOf(String(values['carrierCode'] ?? values['carrier'] ?? ''));
}
