import { Module } from '@nestjs/common';
import { IndustriesController } from './industries.controller.js';
import { IndustriesQueries } from './industries.queries.js';

@Module({ controllers: [IndustriesController], providers: [IndustriesQueries] })
export class IndustriesModule {}
