import { Controller, Get, Header, Post, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { type ReceivedFile, ReceivesFile, UploadedFile } from '../../platform/files/received-file.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { FileResponse } from './dto/file.response.js';
import { filePermissions } from './file.access.js';
import { FilesQueries } from './files.queries.js';
import { FilesService } from './files.service.js';

@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(
    private readonly files: FilesService,
    private readonly queries: FilesQueries,
  ) {}

  @Post()
  @Allow(filePermissions.upload)
  @ReceivesFile('file')
  @Transactional()
  @Operation({
    id: 'uploadFile',
    zh: '上传文件',
    en: 'Upload a file',
    status: 201,
    answer: FileResponse,
    etag: true,
  })
  async upload(@CurrentActor() actor: Actor, @UploadedFile() file: ReceivedFile): Promise<JsonText> {
    const id = await this.files.register(actor, file);
    return created(await this.queries.metadata(actor, id), `/api/v1/files/${id}`);
  }

  @Get(':id')
  @Allow(filePermissions.read)
  @Operation({ id: 'getFile', zh: '查看文件信息', en: 'Read about a file', answer: FileResponse, etag: true })
  get(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.metadata(actor, idOf(key));
  }

  @Get(':id/content')
  @Allow(filePermissions.read)
  @Header('X-Content-Type-Options', 'nosniff')
  @ApiProduces('*/*')
  @Operation({ id: 'downloadFile', zh: '下载文件', en: 'Download a file' })
  content(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<StreamableFile> {
    return this.queries.content(actor, idOf(key));
  }
}
