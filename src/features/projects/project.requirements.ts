import type { Text } from '../../platform/kernel/domain-error.js';
import { ADMISSION_REQUIREMENTS } from './project-admission.requirements.js';
import { EXIT_REQUIREMENTS } from './project-exit.requirements.js';
import type { GateContext, Requirement } from './project-gate.js';
import { LANDING_REQUIREMENTS } from './project-landing.requirements.js';
import { needsSecondSignature } from './project-moves.js';
import { STAGE_REQUIREMENTS } from './project-stage.requirements.js';
import type { Missing, TransitionRow } from './project-transition.types.js';

/**
 * The gate table of the reserve pool (domain.md §3.2): what each move asks for. It is one table, written down in four
 * files by part of a project's life.
 */
export const REQUIREMENTS: readonly Requirement[] = [
  ...ADMISSION_REQUIREMENTS,
  ...STAGE_REQUIREMENTS,
  ...LANDING_REQUIREMENTS,
  ...EXIT_REQUIREMENTS,
];

/** What stands between the project and the move; empty when nothing does. */
export function missingFor(row: TransitionRow, context: GateContext): Missing[] {
  return [...unmet(row, context, false), ...missingSignatures(row, context)];
}

/** What is worth filling in at this move although nothing is refused without it. */
export function adviceFor(row: TransitionRow, context: GateContext): Missing[] {
  return unmet(row, context, true);
}

/** Whether a requirement of the table belongs to a move out of the project's present stage. */
export function appliesTo(requirement: Requirement, row: TransitionRow, context: GateContext): boolean {
  const at: readonly string[] = requirement.at;
  switch (row.id) {
    case 'T22':
      // A skip passes the gate of the stage that it leaves out and that of the stage it reaches.
      return at.includes(context.facts.stage === 'S1' ? 'T10' : 'T12') || at.includes('T11');
    case 'T33':
    case 'T42':
      return at.includes(row.id) || (at.includes('T01') && requirement.kind === 'field');
    default:
      return at.includes(row.id);
  }
}

function unmet(row: TransitionRow, context: GateContext, advice: boolean): Missing[] {
  return REQUIREMENTS.filter(
    (requirement) =>
      (requirement.advice ?? false) === advice &&
      appliesTo(requirement, row, context) &&
      (requirement.when?.(context) ?? true) &&
      !requirement.check(context),
  ).map((requirement) => toMissing(requirement, context));
}

function toMissing(
  { kind, code, field, evidence, message }: Requirement,
  { settings }: GateContext,
): Missing {
  const numbers: Readonly<Record<string, unknown>> = {
    ...settings.gates,
    passScore: settings.admission.passScore,
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_all, name: string) => String(numbers[name]));
  return {
    kind,
    code,
    ...(field === undefined ? {} : { field }),
    ...(evidence === undefined ? {} : { evidence }),
    message: { zh: fill(message.zh), en: fill(message.en) },
  };
}

const SIGNATURE_TEXT: Readonly<Record<'SUPERVISOR' | 'POOL_ADMIN', Text>> = {
  SUPERVISOR: {
    zh: '须由招商主管另行会签（与操作人不是同一人）',
    en: 'A supervisor other than the person acting has to sign as well',
  },
  POOL_ADMIN: {
    zh: '须由储备库管理员另行会签（与操作人不是同一人）',
    en: 'A pool administrator other than the person acting has to sign as well',
  },
};

/** Two persons, one for each role: the actor gives one signature, the other one was recorded before. */
function missingSignatures(row: TransitionRow, { facts, actor }: GateContext): Missing[] {
  if (row.signatures === undefined || !needsSecondSignature(row, facts.level)) {
    return [];
  }
  const recorded = facts.approvals.filter(
    (approval) => approval.transition === row.id && approval.userId !== actor.userId,
  );
  const own = row.signatures.roles.filter((role) => actor.roles.includes(role));
  const complete = own.some((mine) =>
    row.signatures?.roles.every((role) => role === mine || recorded.some((other) => other.role === role)),
  );
  if (complete) {
    return [];
  }
  // For a person with one of the roles the other is missing; for anyone else the pool administrator's comes last.
  const wanted = own[0] === 'POOL_ADMIN' && own.length === 1 ? 'SUPERVISOR' : 'POOL_ADMIN';
  return [
    {
      kind: 'approval',
      code: `${wanted}_SIGNATURE_REQUIRED`,
      message: SIGNATURE_TEXT[wanted],
    },
  ];
}
