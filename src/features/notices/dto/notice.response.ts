import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  CodeField,
  IntegerField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { NOTICE_KIND } from '../notice.codes.js';

/** What a notice is about, as the reader may see it now. */
export class NoticeSubjectResponse {
  @TextField({ max: 40, example: 'project' })
  type: string;

  @ReferenceField()
  id: string;

  @TextField({ nullable: true, max: 40, description: 'Null: out of sight', example: 'XM-2026-0123' })
  code: string | null;

  @TextField({ nullable: true, max: 200, example: '示例研发中心项目' })
  title: string | null;
}

export class NoticeResponse {
  @ReferenceField()
  id: string;

  @CodeField(NOTICE_KIND)
  kind: string;

  @TextField({
    max: 1000,
    description:
      'In the language of Accept-Language; without the name of what the reader may not see any more',
    example: '示例研发中心项目（XM-2026-0123）已166天没有进展，如再无进展将于2026-07-09转入休眠。',
  })
  text: string;

  @ApiProperty({ type: NoticeSubjectResponse })
  subject: NoticeSubjectResponse;

  @DateField({ nullable: true, description: 'By when something is due' })
  dueOn: string | null;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true, example: null })
  readAt: string | null;
}

export class NoticePage extends PageOf(NoticeResponse) {}

export class ListNoticesQuery extends PageQuery {
  @BooleanField({ optional: true, description: 'true: only those not read; false: only those read' })
  unread?: boolean;

  @CodeField(NOTICE_KIND, { optional: true, list: { max: 50 } })
  kind?: string[];

  @TextField({ optional: true, max: 40, pattern: /^[a-z][a-z_]{0,39}$/, example: 'project' })
  subjectType?: string;

  @ReferenceField({ optional: true })
  subjectId?: string;
}

export class NoticeCountsResponse {
  @IntegerField({ description: 'Notices not read', example: 3 })
  unread: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'The same by kind; kinds without any are left out',
    example: { PROJECT_DORMANCY_NEAR: 2, PROJECT_RETURNED: 1 },
  })
  byKind: Record<string, number>;
}

export class MarkNoticesReadRequest {
  @ReferenceField({ optional: true, list: { max: 200 }, description: 'Either this or `all`' })
  ids?: string[];

  @BooleanField({ optional: true, description: 'Either this or `ids`' })
  all?: boolean;

  @InstantField({ optional: true, description: 'With `all`: only those that came until then' })
  upTo?: string;
}
