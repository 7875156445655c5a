import { type DynamicModule, RequestMethod, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { JsonLog } from '../config/json-log.js';
import { ApiAdapter } from './api-adapter.js';

export const API_PREFIX = 'api/v1';
const OUTSIDE_PREFIX = ['health/live', 'health/ready', 'metrics'];

export type RootModule = Type<unknown> | DynamicModule;

/** The routes under their prefix, without the middleware that a served application has. */
export async function bareApp(
  module: RootModule,
  log: JsonLog,
  preview = false,
): Promise<NestExpressApplication> {
  const instance = express();
  // One spelling for every address: what guards, limits and logs compare is what is routed. Express reads both
  // settings when the first handler is added.
  instance.enable('case sensitive routing');
  instance.enable('strict routing');
  const app = await NestFactory.create<NestExpressApplication>(module, new ApiAdapter(instance), {
    bodyParser: false,
    logger: log,
    preview,
    abortOnError: false,
    routeResolutionStrategy: 'specificity',
    routeConflictPolicy: { duplicate: 'error' },
  });
  app.setGlobalPrefix(API_PREFIX, {
    exclude: OUTSIDE_PREFIX.map((path) => ({ path, method: RequestMethod.GET })),
  });
  return app;
}

/** Nothing instantiated: enough to describe the API without a database. */
export function describeApp(module: RootModule): Promise<NestExpressApplication> {
  return bareApp(module, new JsonLog('error'), true);
}
