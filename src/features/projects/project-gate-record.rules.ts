import type { PoolSettings } from './pool-settings.js';
import { adviceFor, appliesTo, REQUIREMENTS } from './project.requirements.js';
import { type EvidenceType, SIGNING_EVIDENCE } from './project-evidence.codes.js';
import type { GateContext, Requirement } from './project-gate.js';
import type { TransitionRow } from './project-transition.types.js';

/** What the history keeps of the gate that a move has passed (domain.md §3.2: gateResult). */
export interface GateRecord {
  /** Every row of the gate table that applied: code, with the field or paper it asked for. */
  readonly passed: readonly { readonly code: string; readonly field?: string; readonly evidence?: string }[];
  /** What was recommended and not there. */
  readonly open: readonly string[];
}

/** What a move rests on, for its line in the history. */
export interface Grounds {
  readonly evidenceIds: readonly string[];
  readonly approvalIds: readonly string[];
  readonly gateResult: GateRecord;
  readonly settingsInForce: object;
}

interface Papers {
  readonly evidence: readonly { readonly id: string; readonly type: EvidenceType }[];
  readonly approvals: readonly { readonly id: string; readonly transition: string }[];
}

/** @param papers what lies with the project; those the gate asked for and those the person names are kept */
export function groundsOf(
  row: TransitionRow,
  context: GateContext,
  papers: Papers,
  { evidenceIds = [] }: { readonly evidenceIds?: readonly string[] },
): Grounds {
  const types = evidenceTypesOf(row, context);
  const used = papers.evidence.filter((file) => types.has(file.type) || evidenceIds.includes(file.id));
  return {
    evidenceIds: used.map((file) => file.id),
    approvalIds: papers.approvals.filter(({ transition }) => transition === row.id).map(({ id }) => id),
    gateResult: gateRecord(row, context),
    settingsInForce: settingsRecord(context.settings),
  };
}

function gateRecord(row: TransitionRow, context: GateContext): GateRecord {
  return {
    passed: applied(row, context).map(({ code, field, evidence }) => ({
      code,
      ...(field === undefined ? {} : { field }),
      ...(evidence === undefined ? {} : { evidence }),
    })),
    open: adviceFor(row, context).map(({ field, code }) => field ?? code),
  };
}

/** The kinds of paper that a move rests on: they stay with the project once it is made. */
function evidenceTypesOf(row: TransitionRow, context: GateContext): ReadonlySet<EvidenceType> {
  const types = applied(row, context).flatMap(({ code, evidence }): readonly EvidenceType[] => {
    if (code === 'INVESTOR_IDENTITY_REQUIRED') return ['INCORPORATION_CERTIFICATE'];
    if (evidence === 'SIGNED_AGREEMENT') return [...SIGNING_EVIDENCE];
    if (evidence === 'LEASE_CONTRACT') return ['LEASE_CONTRACT', 'PURCHASE_CONTRACT'];
    return evidence === undefined ? [] : [evidence];
  });
  return new Set(types);
}

/** The numbers that the gate went by, kept with the move so that it can be read years later. */
function settingsRecord({ gates, levels, admission }: PoolSettings): object {
  return { gates, levels, passScore: admission.passScore };
}

function applied(row: TransitionRow, context: GateContext): Requirement[] {
  return REQUIREMENTS.filter(
    (requirement) =>
      requirement.advice !== true &&
      appliesTo(requirement, row, context) &&
      (requirement.when?.(context) ?? true),
  );
}
