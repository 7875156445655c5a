import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FirstAdmin } from './first-admin.js';
import { PasswordsController } from './passwords.controller.js';
import { PasswordsService } from './passwords.service.js';
import { User } from './user.entity.js';
import { userConstraints } from './user.errors.js';
import { UsersController } from './users.controller.js';
import { UsersQueries } from './users.queries.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([User])],
  controllers: [UsersController, PasswordsController],
  providers: [UsersService, PasswordsService, UsersRepository, UsersQueries, FirstAdmin],
  exports: [UsersService, FirstAdmin],
})
export class UsersModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(userConstraints);
  }
}
