import { Exact } from '../../platform/kernel/decimal.js';
import type { Text } from '../../platform/kernel/domain-error.js';
import type { PoolSettings } from './pool-settings.js';
import { LANDING_MODE } from './project.codes.js';
import type { TransitionId } from './project.lifecycle.js';
import { EVIDENCE_TYPE, type EvidenceType } from './project-evidence.codes.js';
import type { ProjectFacts } from './project-facts.js';
import type { ProjectFields } from './project-fields.js';
import type { Missing, MoveActor, MoveInputs } from './project-transition.types.js';

/** What a check of the gate table may look at. */
export interface GateContext {
  readonly facts: ProjectFacts;
  readonly inputs: MoveInputs;
  readonly actor: MoveActor;
  readonly settings: PoolSettings;
  /** Business date of the move. */
  readonly effectiveOn: string;
}

export type Check = (context: GateContext) => boolean;

/** One row of the gate table: what a move asks for, and the sentence that says how to get it. */
export interface Requirement {
  readonly at: readonly TransitionId[];
  readonly kind: Missing['kind'];
  readonly code: string;
  /** Property of the project, or of the move for kind `input`. */
  readonly field?: string;
  readonly evidence?: EvidenceType;
  readonly when?: Check;
  /** True when it is satisfied. */
  readonly check: Check;
  /** `{name}` stands for the number of that name in the settings in force. */
  readonly message: Text;
  /** Asked for, but no obstacle (domain.md §2.6 "req at" beyond the gates of §3.2). */
  readonly advice?: true;
}

export type FieldName = keyof ProjectFields & string;

/** A row that asks for a column of the project to be filled in. */
export function field(
  at: readonly TransitionId[],
  name: FieldName,
  label: Text,
  extra: Partial<Pick<Requirement, 'when' | 'advice' | 'check'>> = {},
): Requirement {
  return {
    at,
    kind: 'field',
    code: 'REQUIRED',
    field: name,
    check: ({ facts }) => isFilled(facts[name]),
    message: { zh: `请先填写「${label.zh}」`, en: `Fill in: ${label.en}` },
    ...extra,
  };
}

/** A row that asks for a file of a type; `since` names the day from which a file counts. */
export function evidence(
  at: readonly TransitionId[],
  type: EvidenceType,
  extra: { readonly when?: Check; readonly since?: (facts: ProjectFacts) => string | null } = {},
): Requirement {
  const { since, when } = extra;
  return {
    at,
    kind: 'evidence',
    code: 'EVIDENCE_REQUIRED',
    evidence: type,
    ...(when === undefined ? {} : { when }),
    check: ({ facts }) => hasEvidence(facts, [type], since?.(facts) ?? null),
    message: {
      zh: `请上传《${EVIDENCE_TYPE.label(type, 'zh')}》${since ? '（须为本次新形成的材料）' : ''}`,
      en: `Upload the file: ${EVIDENCE_TYPE.label(type, 'en')}${since ? ' (made for this move)' : ''}`,
    },
  };
}

export function hasEvidence(
  facts: ProjectFacts,
  types: readonly EvidenceType[],
  since: string | null = null,
): boolean {
  return facts.evidence.some(
    (file) => types.includes(file.type) && (since === null || file.attachedOn >= since),
  );
}

export const isForeign: Check = ({ facts }) => facts.foreign;
export const isLand: Check = ({ facts }) => facts.landingMode === 'LAND';
/** Registration only and funds take no space, so nothing that asks for a site applies. */
export const needsSpace: Check = ({ facts }) =>
  facts.landingMode === null || LANDING_MODE.extra(facts.landingMode).needsSpace;
export const bySystem: Check = ({ actor }) => actor.roles.includes('SYSTEM');
export const byPerson: Check = (context) => !bySystem(context);

export function isFilled(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.trim() !== '';
  }
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

/** Length in characters as a person counts them, without the white space around. */
export function characters(text: string | null | undefined): number {
  return [...(text ?? '').trim()].length;
}

export function isPositive(amount: string | number | null): boolean {
  return amount !== null && new Exact(amount).gt(0);
}
