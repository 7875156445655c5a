import { Module } from '@nestjs/common';
import { JobsModule } from '../features/jobs/jobs.module.js';
import { JobsPlatformModule } from '../platform/jobs/jobs.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { ImportsModule } from './imports/imports.module.js';

/**
 * Long work, and files in and out. It stands before the nouns that it serves, and exports before imports: routes
 * such as `/companies/export` must be known before `/companies/{id}`.
 */
@Module({ imports: [JobsPlatformModule, JobsModule, ExportsModule, ImportsModule] })
export class TransferModule {}
