import { v7 as uuidv7 } from 'uuid';
import { type AuditRecord, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import type { FieldError } from '../../platform/kernel/domain-error.js';
import { canCreateCompany, canEditCompany } from './company.access.js';
import type { Company } from './company.entity.js';
import { companyErrors } from './company.errors.js';
import { companyBlockers } from './company.rules.js';
import { derivedOf } from './company-draft.js';
import { duplicateVerdict, type Match, matchesOf } from './company-duplicates.rules.js';
import { enrichmentOf, mergedAliases } from './company-intake.rules.js';
import type { IntakeOutcome, IntakePolicy, IntakeProblem, IntakeRow } from './company-intake.types.js';
import { candidatesOf, comparedWith, intakeProblems, refusal } from './company-intake-problems.js';
import type { CompanyPool, KnownCompany } from './company-pool.rules.js';
import { foldText } from './naming/text-folding.rules.js';

/** A row with the company that it would become. */
export interface Applicant extends Pick<KnownCompany, 'content'> {
  readonly source: IntakeRow;
  readonly keys: ReturnType<typeof derivedOf>;
}

export interface IntakeFacts {
  readonly actor: Actor;
  readonly policy: IntakePolicy;
  readonly day: string;
  readonly now: Date;
  /** `PARK:AI` for each focus area in force. */
  readonly areas: ReadonlySet<string>;
}

type Stored = Omit<Company, 'code'>;

/** Decides rows one after the other and gathers what is to be written; earlier rows count as known. */
export class IntakeBatch {
  readonly created = new Map<string, Stored>();
  readonly updated = new Map<string, Stored>();
  readonly records: AuditRecord[] = [];

  constructor(
    private readonly facts: IntakeFacts,
    private readonly pool: CompanyPool,
  ) {}

  /** @param stored companies of the database that share a key with the row */
  decide(applicant: Applicant, stored: readonly KnownCompany[]): IntakeOutcome {
    const { source } = applicant;
    const known = this.candidates(applicant, stored);
    const matches = matchesOf(applicant.content, known.map(comparedWith));
    const byCode = source.code === null ? undefined : known.find(({ code }) => code === source.code);
    const [strongest] = matches;
    const verdict = duplicateVerdict(byCode ? 'EXACT' : strongest?.level, {
      isConfirmed: this.facts.policy.similar === 'create',
      mayOverride: false,
    });
    if (verdict === 'exact' || verdict === 'strong') {
      const same = byCode ? [byCode] : samesOf(applicant, matches);
      if (same.length === 1) return this.meet(applicant, same[0] as KnownCompany, matches);
      return this.end(source, this.ifDuplicate(), [intakeProblems.AMBIGUOUS(candidatesOf(matches))]);
    }
    if (verdict === 'needs-confirmation')
      return this.end(source, 'rejected', [intakeProblems.SIMILAR_REJECTED(candidatesOf(matches))]);
    return this.create(applicant, strongest?.level === 'PROBABLE' ? matches : []);
  }

  private candidates(applicant: Applicant, stored: readonly KnownCompany[]): KnownCompany[] {
    const fresh = stored.map((company) => this.pool.get(company.id) ?? company);
    const ids = new Set(fresh.map(({ id }) => id));
    return [...fresh, ...this.pool.find(applicant).filter(({ id }) => !ids.has(id))];
  }

  private create(applicant: Applicant, similar: readonly Match<{ known: KnownCompany }>[]): IntakeOutcome {
    const { actor, now } = this.facts;
    const { source, content, keys } = applicant;
    if (!canCreateCompany(actor, content.parkRelation))
      return this.end(source, 'rejected', [refusal(companyErrors.RESIDENT_ONLY())]);
    const faults = this.faultsOf(applicant);
    if (faults.length) return this.end(source, 'rejected', faults);
    const id = uuidv7();
    const stamps = { createdAt: now, createdBy: actor.userId, updatedAt: now, updatedBy: actor.userId };
    const rest = { mergedIntoId: null, deletedAt: null, version: 1 };
    this.created.set(id, { id, ...content, ...keys, ...stamps, ...rest });
    this.pool.put({ id, code: null, version: 1, row: source.row, content, keys });
    this.records.push({
      action: 'company.created',
      subjectType: 'company',
      subjectId: id,
      changes: creation({ ...content }),
    });
    const notes = similar.length ? [intakeProblems.SIMILAR_CREATED(candidatesOf(similar))] : [];
    return this.end(source, 'created', notes, id);
  }

  private meet(
    applicant: Applicant,
    known: KnownCompany,
    matches: readonly Match<{ known: KnownCompany }>[],
  ): IntakeOutcome {
    const { source } = applicant;
    const { changes, otherNames } = enrichmentOf(known.content, source);
    const candidates = candidatesOf(matches);
    if (this.facts.policy.duplicates === 'stop')
      return this.end(source, 'rejected', [intakeProblems.DUPLICATE_STOPS(candidates)], known.id);
    const notes = otherNames.length ? [intakeProblems.NAME_DIFFERS(otherNames, candidates)] : [];
    if (Object.keys(changes).length === 0) return this.end(source, 'unchanged', notes, known.id);
    if (this.facts.policy.duplicates === 'skip')
      return this.end(
        source,
        'skipped',
        [intakeProblems.DUPLICATE(Object.keys(changes), candidates)],
        known.id,
      );
    if (!canEditCompany(this.facts.actor, known.content))
      return this.end(source, 'rejected', [refusal(companyErrors.NOT_YOUR_UNIT(), candidates)], known.id);
    return this.update(source, known, changes, notes);
  }

  private update(
    source: IntakeRow,
    known: KnownCompany,
    changes: Partial<KnownCompany['content']>,
    notes: readonly IntakeProblem[],
  ): IntakeOutcome {
    const content = { ...known.content, ...changes };
    const keys = derivedOf(content);
    const faults = this.faultsOf({ source, content, keys });
    if (faults.length) return this.end(source, 'rejected', faults, known.id);
    const stamps = { updatedAt: this.facts.now, updatedBy: this.facts.actor.userId };
    const isNew = this.created.get(known.id);
    const target = isNew ? this.created : this.updated;
    // Columns that a file cannot change are the same before and after; for a stored company they are not written.
    const before = isNew ?? {
      id: known.id,
      mergedIntoId: null,
      deletedAt: null,
      createdAt: this.facts.now,
      createdBy: null,
    };
    target.set(known.id, { ...before, ...content, ...keys, ...stamps, version: known.version });
    this.pool.put({ ...known, content, keys, row: source.row });
    this.records.push({
      action: 'company.updated',
      subjectType: 'company',
      subjectId: known.id,
      changes: diff({ ...known.content }, changes),
    });
    return this.end(source, 'updated', notes, known.id);
  }

  /** The rules of a single registration, and the areas that are in force. */
  private faultsOf({ content }: Applicant): IntakeProblem[] {
    const faults = companyBlockers(content, this.facts.day).map(problemOfField);
    const areas = [
      ...[content.focusAreaCode, ...content.secondaryFocusAreas].map((code) => `PARK:${code}`),
      ...(content.districtIndustryCode ? [`DISTRICT:${content.districtIndustryCode}`] : []),
      ...(content.cityPilotIndustryCode ? [`CITY:${content.cityPilotIndustryCode}`] : []),
    ].filter((area) => !this.facts.areas.has(area));
    if (areas.length) {
      const codes = areas.map((area) => area.split(':')[1]).join(', ');
      faults.push(refusal(companyErrors.FOCUS_AREA_UNKNOWN({ params: { codes } })));
    }
    return faults;
  }

  private ifDuplicate(): 'skipped' | 'rejected' {
    return this.facts.policy.duplicates === 'skip' ? 'skipped' : 'rejected';
  }

  private end(
    { row }: IntakeRow,
    outcome: IntakeOutcome['outcome'],
    problems: readonly IntakeProblem[],
    companyId: string | null = null,
  ): IntakeOutcome {
    return { row, outcome, companyId, problems };
  }
}

/** The row's company with its aliases settled and its keys made. */
export function applicantOf(source: IntakeRow, content: KnownCompany['content']): Applicant {
  const names = [content.nameCn, content.nameEn, content.nameLocal];
  const whole = { ...content, aliases: mergedAliases(names, [], source.aliases) };
  return { source, content: whole, keys: derivedOf(whole) };
}

/**
 * Among several of one level the one that shares most with the row: the same number in the source, else the same
 * registered name. What is left after that cannot be told apart.
 */
function samesOf({ content }: Applicant, matches: readonly Match<{ known: KnownCompany }>[]): KnownCompany[] {
  const all = matches
    .filter(({ level }) => level === matches[0]?.level)
    .map(({ candidate }) => candidate.known);
  for (const field of ['externalRef', 'nameCn', 'nameEn', 'nameLocal'] as const) {
    const wanted = content[field];
    const same = wanted === null ? [] : all.filter((each) => isSameText(each.content[field], wanted));
    if (same.length) return same;
  }
  return all;
}

function isSameText(stored: string | null, wanted: string): boolean {
  return stored !== null && foldText(stored) === foldText(wanted);
}

function problemOfField({ pointer, code, message, params }: FieldError): IntakeProblem {
  return { ...(pointer ? { field: pointer.slice(1) } : {}), code, message, ...(params ? { params } : {}) };
}
