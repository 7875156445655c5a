import {
  BooleanField,
  CodeField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { UsccField } from '../../../platform/http/fields/identifier-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { MoneyField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { NEED_TYPE } from '../../projects/project.codes.js';
import { SOURCE_CHANNEL } from '../lead.codes.js';

const unknown = { optional: true, nullable: true } as const;

export class LeadNeedRequest {
  @CodeField(NEED_TYPE)
  type: string;

  @TextField({ max: 1000, example: '约1200平方米实验室' })
  text: string;
}

/** A lead to register (domain.md §2.5). When it was registered, and by whom, the server says. */
export class CreateLeadRequest {
  @TextField({ max: 200, example: '示例生物拟设研发中心' })
  title: string;

  @ReferenceField({ ...unknown, description: 'When left out, the name and the code are looked up' })
  companyId?: string | null;

  @TextField({
    ...unknown,
    max: 200,
    description: 'As it was told; kept when the company is known. Needed without companyId',
    example: '上海示例生物科技有限公司',
  })
  companyNameRaw?: string | null;

  @UsccField({ ...unknown, description: 'Finds the company' })
  companyUsccRaw?: string | null;

  @CodeField(SOURCE_CHANNEL, {
    description:
      'INTERMEDIARY needs sourceOrgName, EVENT and FUND their id or sourceReference, REFERRAL referrerCompanyId',
  })
  sourceChannel: string;

  @TextField({ ...unknown, max: 200, description: 'Organisation that recommends', example: '示例咨询公司' })
  sourceOrgName?: string | null;

  @TextField({ ...unknown, max: 100, description: 'Who recommends; personal data', example: '示例王' })
  sourceContactName?: string | null;

  @ReferenceField(unknown)
  sourceEventId?: string | null;

  @ReferenceField(unknown)
  sourceFundId?: string | null;

  @TextField({ ...unknown, max: 200, description: 'Event, fund or organisation in words' })
  sourceReference?: string | null;

  @ReferenceField({ ...unknown, description: 'Company that referred it', example: null })
  referrerCompanyId?: string | null;

  @ReferenceField({
    optional: true,
    description:
      '首报单位, the caller’s when left out; a pool administrator names another. Of a department’s proposal: the unit it is proposed to',
  })
  reportUnitId?: string;

  @TextField({ ...unknown, max: 40, pattern: /^[A-Z][A-Z_]{1,39}$/, example: 'AI' })
  focusAreaCode?: string | null;

  @ReferenceField(unknown)
  chainNodeId?: string | null;

  @MoneyField(unknown)
  estimatedInvestmentWan?: string | null;

  @NestedField(LeadNeedRequest, { optional: true, list: { max: 50 } })
  needs?: LeadNeedRequest[];

  @BooleanField({ optional: true, description: 'Complex: more days for the assessment', example: false })
  complex?: boolean;

  @TextField({ ...unknown, max: 5000 })
  note?: string | null;
}

export class UpdateLeadRequest extends PatchOf(CreateLeadRequest, {
  name: 'UpdateLeadRequest',
  omit: ['reportUnitId'],
}) {}
