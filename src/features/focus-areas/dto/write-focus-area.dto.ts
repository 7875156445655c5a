import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField } from '../../../platform/http/fields/value-fields.js';
import { TAXONOMY } from '../focus-area.codes.js';

/** A new area, or a new version of one: the open version then ends the day before `validFrom`. */
export class CreateFocusAreaRequest {
  @CodeField(TAXONOMY)
  taxonomy: string;

  @TextField({ min: 2, max: 40, pattern: /^[A-Z][A-Z0-9_]*$/, example: 'SMART_SOFTWARE' })
  code: string;

  @TextField({ max: 50, example: '智能软件' })
  nameZh: string;

  @TextField({ max: 100, example: 'Smart software' })
  nameEn: string;

  @TextField({ optional: true, nullable: true, max: 1000 })
  helpZh?: string | null;

  @TextField({ optional: true, nullable: true, max: 1000 })
  helpEn?: string | null;

  @TextField({
    max: 40,
    description: 'Edition of the taxonomy, usually the year of its document',
    example: '2027',
  })
  edition: string;

  @DateField({ earliest: '2000-01-01', example: '2027-01-01' })
  validFrom: string;

  @DateField({
    optional: true,
    nullable: true,
    description: 'Last day; null or left out: open',
    example: null,
  })
  validTo?: string | null;

  @IntegerField({ optional: true, max: 1000 })
  sortOrder?: number;

  @TextField({ max: 500, description: 'Document number or publication', example: '普委办发〔2027〕示例号' })
  source: string;
}

/** Labels and the last day; what a version means and when it began stays. */
export class UpdateFocusAreaRequest extends PatchOf(CreateFocusAreaRequest, {
  name: 'UpdateFocusAreaRequest',
  omit: ['taxonomy', 'code', 'validFrom', 'edition'],
}) {}
