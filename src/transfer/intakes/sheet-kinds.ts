import { Injectable } from '@nestjs/common';
import type { SheetKind } from '../sheet-intake.js';
import { CompanySheet } from './company.intake.js';
import { ContactSheet } from './contact.intake.js';
import { InteractionSheet } from './interaction.intake.js';
import { LeadSheet } from './lead.intake.js';
import { ProjectSheet } from './project.intake.js';

/** The nouns that come in as lists. A new one is a sheet, an intake, and a line here. */
@Injectable()
export class SheetKinds {
  readonly all: readonly SheetKind[];

  constructor(
    companies: CompanySheet,
    contacts: ContactSheet,
    interactions: InteractionSheet,
    leads: LeadSheet,
    projects: ProjectSheet,
  ) {
    this.all = [companies, contacts, interactions, leads, projects];
  }

  /** @throws Error for a kind that `has` does not know */
  find(kind: string): SheetKind {
    const found = this.all.find((each) => each.kind === kind);
    if (!found) throw new Error(`no intake for ${kind}`);
    return found;
  }

  has(kind: string): boolean {
    return this.all.some((each) => each.kind === kind);
  }
}
