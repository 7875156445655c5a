import { Module } from '@nestjs/common';
import { CarrierUnitsModule } from '../../features/carrier-units/carrier-units.module.js';
import { CarriersModule } from '../../features/carriers/carriers.module.js';
import { CompaniesModule } from '../../features/companies/companies.module.js';
import { ContactsModule } from '../../features/contacts/contacts.module.js';
import { PoliciesModule } from '../../features/policies/policies.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { InteractionFlowsModule } from '../../flows/interactions/interaction-flows.module.js';
import { LeadsFlowModule } from '../../flows/leads/leads-flow.module.js';
import { ProjectFlowsModule } from '../../flows/projects/project-flows.module.js';
import { RowAttempts } from '../row-attempts.js';
import type { SheetKind } from '../sheet-intake.js';
import { AreaBooks } from '../sheets/area-books.js';
import { CarrierWriter } from './carrier-writer.js';
import { CompanyFinder } from './company-finder.js';
import { InteractionPeople } from './interaction-people.js';
import { KnownCarriers } from './known-carriers.queries.js';
import { KnownPolicies } from './known-policies.queries.js';
import { KnownRows } from './known-rows.queries.js';
import { PolicyRows } from './policy-rows.js';
import { ProjectRows } from './project-rows.js';
import { ALL_SHEETS, SHEETS, SheetKinds } from './sheet-kinds.js';
import { SingleRows } from './single-rows.js';
import { UsualAmounts } from './usual-amounts.queries.js';

const MEANS = [
  CarrierWriter,
  KnownCarriers,
  AreaBooks,
  RowAttempts,
  CompanyFinder,
  KnownRows,
  SingleRows,
  ProjectRows,
  InteractionPeople,
  UsualAmounts,
  ...[KnownPolicies, PolicyRows],
];
const ALL = {
  provide: ALL_SHEETS,
  useFactory: (...all: readonly SheetKind[]) => all,
  inject: [...SHEETS],
};

/** The nouns that come in as lists. */
@Module({
  imports: [
    ...[CarriersModule, CarrierUnitsModule],
    ...[CompaniesModule, ContactsModule, PoliciesModule, ProjectsModule],
    ...[InteractionFlowsModule, LeadsFlowModule, ProjectFlowsModule],
  ],
  providers: [...MEANS, ...SHEETS, ALL, SheetKinds],
  exports: [SheetKinds, RowAttempts, UsualAmounts],
})
export class IntakesModule {}
