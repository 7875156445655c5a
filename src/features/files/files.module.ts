import { Module } from '@nestjs/common';
import { FilesController } from './files.controller.js';
import { FilesQueries } from './files.queries.js';
import { FilesRepository } from './files.repository.js';
import { FilesService } from './files.service.js';

@Module({
  controllers: [FilesController],
  providers: [FilesService, FilesRepository, FilesQueries],
  exports: [FilesService],
})
export class FilesModule {}
