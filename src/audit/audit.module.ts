import { Global, Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.js';
import { History } from './history.js';

@Global()
@Module({ providers: [AuditTrail, History], exports: [AuditTrail, History] })
export class AuditModule {}
