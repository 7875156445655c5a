import { ApiProperty } from '@nestjs/swagger';
import { FILE_TYPES } from '../../../platform/files/media-type.rules.js';
import { IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';

export class FileResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: '示例会议纪要.pdf' })
  originalName: string;

  @ApiProperty({
    type: 'string',
    maxLength: 100,
    description: `Found in the content, not taken from the name. One of: ${Object.keys(FILE_TYPES).join(', ')}`,
    example: 'application/pdf',
  })
  mediaType: string;

  @IntegerField({ min: 1, description: 'Bytes', example: 204800 })
  size: number;

  @TextField({
    min: 64,
    max: 64,
    description: 'SHA-256 of the content, hex',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  })
  sha256: string;

  @ReferenceField()
  uploadedBy: string;

  @ReferenceField({ description: 'Unit of the uploader' })
  unitId: string;

  @IntegerField({ min: 1 })
  version: number;

  @InstantField()
  createdAt: string;
}
