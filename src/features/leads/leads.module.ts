import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordSight } from '../../platform/access/record-sight.js';
import { RecordTitles } from '../../platform/access/record-titles.js';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { Lead } from './lead.entity.js';
import { leadConstraints } from './lead.errors.js';
import { leadSight, leadTitle } from './lead-access.sql.js';
import { LeadCheck } from './lead-check.js';
import { LeadDeadlines } from './lead-deadlines.queries.js';
import { LeadDuplicates } from './lead-duplicates.queries.js';
import { LeadFacts } from './lead-facts.repository.js';
import { LeadFeedback } from './lead-feedback.entity.js';
import { LeadFeedbacksService } from './lead-feedbacks.service.js';
import { LeadMoveMaker } from './lead-move-maker.js';
import { LeadMovesService } from './lead-moves.service.js';
import { LeadRecordsQueries } from './lead-records.queries.js';
import { LeadStandings } from './lead-standing.queries.js';
import { LeadTransitionsQueries } from './lead-transitions.queries.js';
import { LeadsController } from './leads.controller.js';
import { LeadsQueries } from './leads.queries.js';
import { LeadsRepository } from './leads.repository.js';
import { LeadsService } from './leads.service.js';

const SERVICES = [LeadsService, LeadMovesService, LeadFeedbacksService];
const READS = [LeadsQueries, LeadRecordsQueries, LeadTransitionsQueries, LeadDuplicates, LeadDeadlines];

@Module({
  imports: [TypeOrmModule.forFeature([Lead, LeadFeedback])],
  controllers: [LeadsController],
  providers: [...SERVICES, ...READS, LeadStandings, LeadsRepository, LeadFacts, LeadCheck, LeadMoveMaker],
  exports: [...SERVICES, ...READS],
})
export class LeadsModule {
  constructor(constraints: ConstraintCatalogue, sight: RecordSight, titles: RecordTitles) {
    constraints.register(leadConstraints);
    sight.register('lead', leadSight);
    titles.register('lead', leadTitle);
  }
}
