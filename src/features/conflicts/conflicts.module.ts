import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import * as entities from './conflict.entity.js';
import { conflictConstraints } from './conflict.errors.js';
import { ConflictCheck } from './conflict-check.js';
import { ConflictCriteriaService } from './conflict-criteria.service.js';
import { ConflictFacts } from './conflict-facts.repository.js';
import { statementFileRule } from './conflict-file.sql.js';
import { ConflictMovesService } from './conflict-moves.service.js';
import { ConflictsController } from './conflicts.controller.js';
import { ConflictsQueries } from './conflicts.queries.js';
import { ConflictsRepository } from './conflicts.repository.js';
import { ConflictsService } from './conflicts.service.js';

@Module({
  imports: [TypeOrmModule.forFeature(Object.values(entities))],
  controllers: [ConflictsController],
  providers: [
    ...[ConflictsService, ConflictMovesService, ConflictCriteriaService],
    ...[ConflictsRepository, ConflictFacts, ConflictCheck, ConflictsQueries],
  ],
  exports: [ConflictsService, ConflictMovesService, ConflictsQueries],
})
export class ConflictsModule {
  constructor(constraints: ConstraintCatalogue, files: FileSubjects) {
    constraints.register(conflictConstraints);
    files.register('conflict_statement', statementFileRule);
  }
}
