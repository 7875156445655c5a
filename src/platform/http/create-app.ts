import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccessTokens } from '../access/access-token.js';
import { JsonLog } from '../config/json-log.js';
import { type Settings, SettingsError } from '../config/settings.js';
import { Metrics } from '../metrics/metrics.js';
import { accessLine, observeRequests } from './access-log.js';
import { API_PREFIX, bareApp, type RootModule } from './bare-app.js';
import { readBody } from './body.middleware.js';
import { serveDocumentation } from './documentation.js';
import { limitRate } from './rate-limit.js';
import { requestContext } from './request-context.middleware.js';
import { checkTarget } from './request-target.middleware.js';
import { allowOrigins, cacheHeaders, securityHeaders } from './security-headers.js';

export { API_PREFIX, describeApp } from './bare-app.js';

/**
 * The application as it is served, for `main.ts` and for tests alike; not yet listening.
 * @param module the application's module
 * @param settings checked settings
 */
export async function createApp(
  module: RootModule,
  settings: Settings,
  log = new JsonLog(settings.LOG_LEVEL),
): Promise<NestExpressApplication> {
  const app = await bareApp(module, log);
  trustProxies(app, settings.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.disable('x-powered-by');
  const metrics = app.get(Metrics, { strict: false });
  app.use(requestContext);
  app.use(
    observeRequests((finished) => {
      metrics.observe(finished);
      if (log.isOn('info')) log.raw('info', accessLine(finished));
    }),
  );
  app.use(securityHeaders(), cacheHeaders, checkTarget(API_PREFIX));
  allowOrigins(app, settings.CORS_ORIGINS);
  app.use(limitRate(settings.RATE_LIMIT_PER_MINUTE, app.get(AccessTokens, { strict: false })));
  app.use(readBody(settings.BODY_LIMIT));
  serveDocumentation(app);
  return app;
}

/** `''` → nobody, `'1'` → that many hops, else addresses and subnets separated by commas. */
function trustProxies(app: NestExpressApplication, text: string): void {
  const list = /^\d+$/.test(text) ? Number(text) : text.split(',').map((item) => item.trim());
  try {
    app.set('trust proxy', text === '' ? false : list);
  } catch {
    throw new SettingsError(
      'TRUST_PROXY: 应为跳数或地址列表，例如 1 或 10.0.0.0/8 / expected a hop count or addresses, such as 1 or 10.0.0.0/8',
    );
  }
}
