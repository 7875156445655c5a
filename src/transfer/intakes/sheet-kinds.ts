import { Inject, Injectable } from '@nestjs/common';
import type { SheetKind } from '../sheet-intake.js';
import { CarrierSheet } from './carrier.intake.js';
import { CompanySheet } from './company.intake.js';
import { ContactSheet } from './contact.intake.js';
import { InteractionSheet } from './interaction.intake.js';
import { LeadSheet } from './lead.intake.js';
import { PolicySheet } from './policy.intake.js';
import { ProjectSheet } from './project.intake.js';

/** The nouns that come in as lists. A new one is a sheet, an intake, and a line here. */
export const SHEETS = [
  CompanySheet,
  ContactSheet,
  InteractionSheet,
  LeadSheet,
  ProjectSheet,
  PolicySheet,
  CarrierSheet,
] as const;

/** One object of each of `SHEETS`, in their order. */
export const ALL_SHEETS = Symbol('AllSheets');

@Injectable()
export class SheetKinds {
  constructor(@Inject(ALL_SHEETS) readonly all: readonly SheetKind[]) {}

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
