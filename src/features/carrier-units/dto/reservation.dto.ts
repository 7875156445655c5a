import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { RESERVATION_END } from '../carrier-unit.codes.js';

const unknown = { optional: true, nullable: true } as const;
const orNull = { nullable: true } as const;

/** Keeps a unit for a project from today on. */
export class CreateReservationRequest {
  @ReferenceField()
  projectId: string;

  @DateField({ optional: true, description: 'Last day; left out: 30 days (a setting) from today' })
  untilOn?: string;

  @TextField({ ...unknown, max: 500, example: null })
  note?: string | null;
}

export class RenewReservationRequest {
  @DateField({ optional: true, description: 'New last day; left out: 30 days (a setting) more' })
  untilOn?: string;
}

export class ReleaseReservationRequest {
  @TextField({ ...unknown, max: 300, example: '客户改选其他楼层' })
  reason?: string | null;
}

/** A reservation as of today. */
export class ReservationResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  unitId: string;

  @ReferenceField({ ...orNull, description: 'Class V2 of the project' })
  projectId: string | null;

  @DateField({ example: '2026-10-02' })
  startsOn: string;

  @DateField({ description: 'Last day', example: '2026-10-31' })
  untilOn: string;

  @IntegerField()
  renewals: number;

  @DateField({
    ...orNull,
    description: 'Day on which it ended; of one that ran out its last day',
    example: null,
  })
  endedOn: string | null;

  @CodeField(RESERVATION_END, orNull)
  endReason: string | null;

  @TextField({ ...orNull, max: 500, description: 'Class V2 of the project', example: null })
  note: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField({ ...orNull, example: null })
  createdBy: string | null;

  @InstantField()
  updatedAt: string;

  @ReferenceField({ ...orNull, example: null })
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export class ReservationPage extends PageOf(ReservationResponse) {}
