import { Module } from '@nestjs/common';
import { CompaniesModule } from '../../features/companies/companies.module.js';
import { ContactsModule } from '../../features/contacts/contacts.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { InteractionFlowsModule } from '../../flows/interactions/interaction-flows.module.js';
import { LeadsFlowModule } from '../../flows/leads/leads-flow.module.js';
import { ProjectFlowsModule } from '../../flows/projects/project-flows.module.js';
import { RowAttempts } from '../row-attempts.js';
import { AreaBooks } from '../sheets/area-books.js';
import { CompanySheet } from './company.intake.js';
import { CompanyFinder } from './company-finder.js';
import { ContactSheet } from './contact.intake.js';
import { InteractionSheet } from './interaction.intake.js';
import { InteractionPeople } from './interaction-people.js';
import { KnownRows } from './known-rows.queries.js';
import { LeadSheet } from './lead.intake.js';
import { ProjectSheet } from './project.intake.js';
import { ProjectRows } from './project-rows.js';
import { SheetKinds } from './sheet-kinds.js';
import { SingleRows } from './single-rows.js';
import { UsualAmounts } from './usual-amounts.queries.js';

const SHEETS = [CompanySheet, ContactSheet, InteractionSheet, LeadSheet, ProjectSheet];
const MEANS = [
  AreaBooks,
  RowAttempts,
  CompanyFinder,
  KnownRows,
  SingleRows,
  ProjectRows,
  InteractionPeople,
  UsualAmounts,
];

/** The nouns that come in as lists. */
@Module({
  imports: [
    ...[CompaniesModule, ContactsModule, ProjectsModule],
    ...[InteractionFlowsModule, LeadsFlowModule, ProjectFlowsModule],
  ],
  providers: [...MEANS, ...SHEETS, SheetKinds],
  exports: [SheetKinds, RowAttempts, UsualAmounts],
})
export class IntakesModule {}
