import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { CompanyQualificationsController } from './company-qualifications.controller.js';
import { qualificationFileRule } from './qualification.access.js';
import { Qualification } from './qualification.entity.js';
import { qualificationConstraints } from './qualification.errors.js';
import { QualificationConfirmationsController } from './qualification-confirmations.controller.js';
import { QualificationDeadlines } from './qualification-deadlines.queries.js';
import { QualificationsController } from './qualifications.controller.js';
import { QualificationsQueries } from './qualifications.queries.js';
import { QualificationsRepository } from './qualifications.repository.js';
import { QualificationsService } from './qualifications.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Qualification])],
  controllers: [
    QualificationsController,
    CompanyQualificationsController,
    QualificationConfirmationsController,
  ],
  providers: [QualificationsService, QualificationsRepository, QualificationsQueries, QualificationDeadlines],
  exports: [QualificationDeadlines],
})
export class QualificationsModule {
  constructor(constraints: ConstraintCatalogue, files: FileSubjects) {
    constraints.register(qualificationConstraints);
    files.register('qualification', qualificationFileRule);
  }
}
