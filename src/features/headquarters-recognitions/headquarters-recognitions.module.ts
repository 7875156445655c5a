import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { CompanyHeadquartersController } from './company-headquarters.controller.js';
import { recognitionFileRule } from './headquarters-recognition.access.js';
import { HeadquartersRecognition } from './headquarters-recognition.entity.js';
import { headquartersConstraints } from './headquarters-recognition.errors.js';
import { HeadquartersRecognitionsController } from './headquarters-recognitions.controller.js';
import { HeadquartersRecognitionsQueries } from './headquarters-recognitions.queries.js';
import { HeadquartersRecognitionsRepository } from './headquarters-recognitions.repository.js';
import { HeadquartersRecognitionsService } from './headquarters-recognitions.service.js';
import { HeadquartersStepsController } from './headquarters-steps.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([HeadquartersRecognition])],
  controllers: [
    HeadquartersRecognitionsController,
    CompanyHeadquartersController,
    HeadquartersStepsController,
  ],
  providers: [
    HeadquartersRecognitionsService,
    HeadquartersRecognitionsRepository,
    HeadquartersRecognitionsQueries,
  ],
})
export class HeadquartersRecognitionsModule {
  constructor(constraints: ConstraintCatalogue, files: FileSubjects) {
    constraints.register(headquartersConstraints);
    files.register('headquarters-recognition', recognitionFileRule);
  }
}
