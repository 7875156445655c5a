import { Module } from '@nestjs/common';
import { CompaniesModule } from '../../features/companies/companies.module.js';
import { RowAttempts } from '../row-attempts.js';
import { AreaBooks } from '../sheets/area-books.js';
import { CompanySheet } from './company.intake.js';
import { SheetKinds } from './sheet-kinds.js';

/** The nouns that come in as lists. */
@Module({
  imports: [CompaniesModule],
  providers: [AreaBooks, RowAttempts, CompanySheet, SheetKinds],
  exports: [SheetKinds, RowAttempts],
})
export class IntakesModule {}
