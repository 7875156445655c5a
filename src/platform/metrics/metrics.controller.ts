import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '../access/permission.js';
import { SETTINGS_TOKEN } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Problems } from '../http/openapi-problems.js';
import { metricsErrors } from './metrics.errors.js';
import { Metrics } from './metrics.js';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

@ApiTags('system')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
  ) {}

  @Get()
  @Public()
  @Problems(401, 403)
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'getMetrics',
    summary: '读取运行指标（Prometheus） / Read the metrics (Prometheus)',
  })
  @ApiOkResponse({
    description: 'Prometheus text format 0.0.4',
    content: {
      'text/plain': { schema: { type: 'string' }, example: 'process_cpu_seconds_total 1.52\n' },
    },
  })
  read(@Req() request: Request): Promise<string> {
    assertMayRead(request, this.settings.METRICS_TOKEN);
    return this.metrics.text();
  }
}

function assertMayRead(request: Request, token: string): void {
  if (token) {
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), digest(token)))
      throw metricsErrors.TOKEN_REFUSED({ headers: { 'WWW-Authenticate': 'Bearer realm="metrics"' } });
    return;
  }
  // A proxy on this machine connects from loopback too; what it forwards comes from elsewhere.
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers['forwarded'];
  if (forwarded !== undefined || !LOOPBACK.test(request.socket.remoteAddress ?? ''))
    throw metricsErrors.LOOPBACK_ONLY();
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
