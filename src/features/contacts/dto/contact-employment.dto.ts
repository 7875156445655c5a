import { BooleanField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';

const unknown = { optional: true, nullable: true } as const;

/** A further employment of a person. */
export class CreateEmploymentRequest {
  @ReferenceField()
  companyId: string;

  @TextField({ ...unknown, max: 100, example: '董事' })
  title?: string | null;

  @TextField({ ...unknown, max: 100, example: null })
  department?: string | null;

  @DateField({ ...unknown, example: '2024-03-01' })
  fromOn?: string | null;

  @DateField({ ...unknown, description: 'Last day; null while it lasts', example: null })
  toOn?: string | null;

  @BooleanField({ optional: true, description: 'true replaces the primary employment', example: false })
  isPrimary?: boolean;
}

export class UpdateEmploymentRequest extends PatchOf(CreateEmploymentRequest, {
  name: 'UpdateEmploymentRequest',
  omit: ['companyId'],
}) {}

export class EmploymentResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  contactId: string;

  @ReferenceField()
  companyId: string;

  @TextField({ nullable: true, max: 100, example: '董事' })
  title: string | null;

  @TextField({ nullable: true, max: 100, example: null })
  department: string | null;

  @DateField({ nullable: true, example: '2024-03-01' })
  fromOn: string | null;

  @DateField({ nullable: true, example: null })
  toOn: string | null;

  @BooleanField({ example: false })
  isPrimary: boolean;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @IntegerField({ min: 1 })
  version: number;
}

export class EmploymentPage extends PageOf(EmploymentResponse) {}
