import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { Contact } from './contact.entity.js';
import { contactConstraints } from './contact.errors.js';
import { contactPersonalSight, contactSight } from './contact-access.sql.js';
import { ContactEditing } from './contact-editing.js';
import { ContactEmployment } from './contact-employment.entity.js';
import { ContactEmploymentsController } from './contact-employments.controller.js';
import { ContactEmploymentsQueries } from './contact-employments.queries.js';
import { ContactEmploymentsService } from './contact-employments.service.js';
import { ContactFactsRepository } from './contact-facts.repository.js';
import { ContactMergingRepository } from './contact-merging.repository.js';
import { ContactMergingService } from './contact-merging.service.js';
import { ContactPrivacyController } from './contact-privacy.controller.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsQueries } from './contacts.queries.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Contact, ContactEmployment])],
  controllers: [ContactsController, ContactPrivacyController, ContactEmploymentsController],
  providers: [
    ContactsService,
    ContactEmploymentsService,
    ContactEditing,
    ContactsRepository,
    ContactFactsRepository,
    ContactsQueries,
    ContactEmploymentsQueries,
    ContactMergingService,
    ContactMergingRepository,
  ],
  exports: [ContactsService, ContactsQueries, ContactMergingService],
})
export class ContactsModule {
  constructor(constraints: ConstraintCatalogue, sight: RecordSight) {
    constraints.register(contactConstraints);
    sight.register('contact', contactSight);
    sight.register('contact-personal', contactPersonalSight);
  }
}
