import { Injectable } from '@nestjs/common';
import { clauseNoKey, docNoKey, issuerKey, titleKey } from '../../features/policies/policy-key.rules.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import type { ReadRow } from '../sheet-intake.js';
import type { StatedClause } from '../sheets/clause-row.rules.js';
import { policyRowOf, type StatedPolicy } from '../sheets/policy-row.rules.js';
import { intakeErrors } from './intake.errors.js';
import { type KnownClause, KnownPolicies, type KnownPolicy } from './known-policies.queries.js';
import { changesAgainst } from './row-values.rules.js';

type Members = Readonly<Record<string, unknown>>;

/** A row with what is known of it. */
export interface FoundPolicy {
  readonly told: StatedPolicy;
  readonly policy: KnownPolicy | null;
  /** What the row says otherwise of the policy. */
  readonly policyChanges: Members;
  readonly clause: KnownClause | null;
  readonly clauseChanges: Members;
}

/** Finds the policy and the clause that a row means. */
@Injectable()
export class PolicyRows {
  constructor(private readonly known: KnownPolicies) {}

  /** @throws INTAKE.UNIT_UNKNOWN, INTAKE.POLICY_AMBIGUOUS */
  async find(actor: Actor, row: ReadRow, defaults: Members): Promise<FoundPolicy> {
    const told = await this.read(actor, row);
    const policy = await this.policyOf({ ...defaults, ...told.policy });
    const clauses = policy && told.clause ? await this.known.clauses(policy.id) : [];
    const clause = told.clause ? clauseAmong(clauses, told.clause) : null;
    return {
      told,
      policy,
      policyChanges: policy ? policyChanges(policy, told.policy) : {},
      clause,
      clauseChanges: clause && told.clause ? clauseChanges(clause, told.clause) : {},
    };
  }

  /** With units found: the owner must be one of ours, whom to ask may stay in words. */
  private async read(actor: Actor, { values }: ReadRow): Promise<StatedPolicy> {
    const told = policyRowOf(values);
    const contactUnitId = await this.known.unit(values['contactUnitId']);
    const asked = [contactUnitId ? undefined : values['contactUnitId'], values['contactNote']];
    const contactNote = asked.filter((part) => part !== undefined).join(' ') || undefined;
    const contact = { ...(contactUnitId ? { contactUnitId } : {}), ...(contactNote ? { contactNote } : {}) };
    const ownerUnitId = await this.ownerOf(actor, values);
    return {
      ...told,
      guessed: { ...told.guessed, ...(ownerUnitId ? { ownerUnitId } : {}) },
      clause: told.clause && { ...told.clause, given: { ...told.clause.given, ...contact } },
    };
  }

  /** The unit named, else that of the issuer for whoever may keep other departments' policies. */
  private async ownerOf(actor: Actor, values: Members): Promise<string | null> {
    const name = values['ownerUnit'];
    const named = await this.known.unit(name);
    if (name !== undefined && !named) throw intakeErrors.UNIT_UNKNOWN({ params: { name } });
    return named ?? (hasRole(actor, 'POOL_ADMIN') ? this.known.unit(values['issuer']) : null);
  }

  /** By document number, else by title and issuer; of several editions the one of the same first day. */
  private async policyOf({ docNo, title, issuer, effectiveFrom }: Members): Promise<KnownPolicy | null> {
    const number = typeof docNo === 'string' ? docNoKey(docNo) : null;
    const name = typeof title === 'string' ? titleKey(title) : null;
    const all = await this.known.policies(number, name);
    const numbered = number === null ? undefined : all.find((each) => each.docNoKey === number);
    if (numbered) return numbered;
    const by = typeof issuer === 'string' ? issuerKey(issuer) : null;
    const titled = all.filter(
      (each) =>
        each.titleKey === name &&
        (by === null || each.issuerKey === by) &&
        (number === null || each.docNoKey === null),
    );
    const [only, another] = titled;
    if (!another) return only ?? null;
    const sameDay = titled.filter((each) => each.effectiveFrom === effectiveFrom);
    if (sameDay.length === 1) return sameDay[0] as KnownPolicy;
    throw intakeErrors.POLICY_AMBIGUOUS({ params: { codes: titled.map(({ code }) => code).join('、') } });
  }
}

/** Another way of writing the same title, number or issuer is no change. */
function policyChanges(policy: KnownPolicy, told: Members): Members {
  const same = {
    title: (text: string) => titleKey(text) === policy.titleKey,
    docNo: (text: string) => docNoKey(text) === policy.docNoKey,
    issuer: (text: string) => issuerKey(text) === policy.issuerKey,
  };
  const given = Object.fromEntries(
    Object.entries(told).filter(([field, value]) => !same[field as keyof typeof same]?.(String(value))),
  );
  return changesAgainst(policy.stored, given);
}

/** What a person has found lawful stays active, whatever its wording. */
function clauseChanges(clause: KnownClause, { title, given }: StatedClause): Members {
  const { linkedToTax, status, ...plain } = given;
  const tax = clause.legalBasis === null ? { linkedToTax, status } : {};
  const told = { title: title ?? undefined, ...plain, ...tax };
  return changesAgainst(
    clause.stored,
    Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
  );
}

/** By number, else by title, else by what it gives. */
function clauseAmong(
  clauses: readonly KnownClause[],
  { no, title, given }: StatedClause,
): KnownClause | null {
  const found =
    no !== null
      ? clauses.find(({ noKey }) => noKey === clauseNoKey(no))
      : title !== null
        ? clauses.find((each) => each.title !== null && titleKey(each.title) === titleKey(title))
        : clauses.find(({ stored }) => stored['benefitText'] === (given['benefitText'] ?? null));
  return found ?? null;
}
