import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { projectPermissions } from '../../features/projects/project.access.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { attachmentHeader } from '../../platform/files/file-name.rules.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { Problems } from '../../platform/http/openapi-problems.js';
import { Operation } from '../../platform/http/operation.js';
import { refusePaging } from '../../transfer/exports/export.errors.js';
import { LedgerQuery } from './ledger.dto.js';
import { ReservePoolLedger } from './ledger.report.js';
import { ReportingUnits } from './reporting-unit.queries.js';

@ApiTags('projects')
@Controller('projects')
export class LedgerController {
  constructor(
    private readonly ledger: ReservePoolLedger,
    private readonly units: ReportingUnits,
  ) {}

  @Get('ledger')
  @Allow(projectPermissions.read)
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Problems(422)
  @Operation({
    id: 'downloadReservePoolLedger',
    zh: '下载储备库总台账',
    en: 'Download the ledger of the reserve pool',
    description:
      'Projects in the pool (IN_POOL and ON_HOLD, without construction projects) as the caller sees them; filters as in the list',
  })
  async download(@CurrentActor() actor: Actor, @Query() query: LedgerQuery): Promise<StreamableFile> {
    refusePaging(query, ['sort']);
    const { body, name, mediaType } = await this.ledger.open(actor, query, await this.units.nameOf(actor));
    const file = new StreamableFile(body, { type: mediaType, disposition: attachmentHeader(name) });
    // The client notices that the body ends too early; the headers are out.
    return file.setErrorHandler((_error, response) => response.destroy?.());
  }
}
