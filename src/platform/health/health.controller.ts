import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/permission.js';
import { healthErrors } from './health.errors.js';
import { Readiness } from './readiness.js';

class LiveResponse {
  @ApiProperty({ enum: ['live'], example: 'live' })
  status: 'live';
}

class ReadyResponse {
  @ApiProperty({ enum: ['ready'], example: 'ready' })
  status: 'ready';
}

@ApiTags('system')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getLiveness', summary: '进程是否存活 / Is the process alive' })
  @ApiOkResponse({ type: LiveResponse, description: 'The process answers; nothing else is checked' })
  live(): LiveResponse {
    return { status: 'live' };
  }

  @Get('ready')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getReadiness', summary: '是否可以接收请求 / May requests be sent here' })
  @ApiOkResponse({ type: ReadyResponse, description: 'The database answers and its schema is up to date' })
  async ready(): Promise<ReadyResponse> {
    const checks = await this.readiness.check();
    if (checks.process !== 'running' || checks.database !== 'up' || checks.migrations !== 'current')
      throw healthErrors.NOT_READY({ extensions: { checks }, headers: { 'Retry-After': '2' } });
    return { status: 'ready' };
  }
}
