import { Module } from '@nestjs/common';
import { NoticesModule } from '../../features/notices/notices.module.js';
import { QualificationsModule } from '../../features/qualifications/qualifications.module.js';
import { QualificationNoticesFlow } from './qualification-notices.flow.js';

/** What people hear of qualifications. */
@Module({ imports: [NoticesModule, QualificationsModule], providers: [QualificationNoticesFlow] })
export class QualificationsFlowModule {}
