import { checkMachine } from '../../platform/kernel/state-machine.js';
import { TRANSFER_STATE, type TransferState, type TransferStep } from './transfer.codes.js';

/**
 * Who takes a step. GIVER and RECEIVER are the two specialists who sign the hand-over form; RECEIVING_SUPERVISOR is
 * the supervisor of the named unit, of any unit that may own projects while the transfer is open to all, and of the
 * unit that claimed it afterwards; SYSTEM is the nightly job or a move of the project, never a person.
 */
export type TransferParty =
  | 'APPLICANT'
  | 'GIVING_SUPERVISOR'
  | 'POOL_ADMIN'
  | 'RECEIVING_SUPERVISOR'
  | 'GIVER'
  | 'RECEIVER'
  | 'SYSTEM';

/** One row of the table of steps. */
export interface StepRow {
  readonly step: TransferStep;
  readonly from: readonly TransferState[];
  readonly to: TransferState;
  readonly by: readonly TransferParty[];
  /** Who takes the step out of one state only. */
  readonly byState?: Readonly<Partial<Record<TransferState, readonly TransferParty[]>>>;
  /** Where the last of several signatures leads. */
  readonly lastTo?: TransferState;
  readonly asks?: 'unitId' | 'userId';
  readonly reason?: 'required';
}

const OPEN = ['APPLIED', 'UNIT_APPROVED', 'COORDINATED', 'CLAIMED', 'ASSIGNED'] as const;
const AFTER_COORDINATION = ['COORDINATED', 'CLAIMED', 'ASSIGNED', 'HANDED_OVER'] as const;

/**
 * Every step of a transfer (domain.md §4.3) as one literal; the limits of the states are settings. Readings of the
 * domain's table: docs/decisions/0017.
 */
export const TRANSFER_STEPS: readonly StepRow[] = [
  { step: 'APPROVE', from: ['APPLIED'], to: 'UNIT_APPROVED', by: ['GIVING_SUPERVISOR'] },
  {
    step: 'REJECT',
    from: ['APPLIED', 'UNIT_APPROVED'],
    to: 'REJECTED',
    by: ['GIVING_SUPERVISOR'],
    byState: { UNIT_APPROVED: ['POOL_ADMIN'] },
    reason: 'required',
  },
  { step: 'WITHDRAW', from: ['APPLIED'], to: 'WITHDRAWN', by: ['APPLICANT', 'GIVING_SUPERVISOR'] },
  { step: 'COORDINATE', from: ['UNIT_APPROVED'], to: 'COORDINATED', by: ['POOL_ADMIN'] },
  { step: 'NAME_UNIT', from: ['COORDINATED'], to: 'COORDINATED', by: ['POOL_ADMIN'], asks: 'unitId' },
  { step: 'CLAIM', from: ['COORDINATED'], to: 'CLAIMED', by: ['RECEIVING_SUPERVISOR'] },
  { step: 'ASSIGN', from: ['CLAIMED'], to: 'ASSIGNED', by: ['RECEIVING_SUPERVISOR'], asks: 'userId' },
  {
    step: 'SIGN',
    from: ['ASSIGNED'],
    to: 'ASSIGNED',
    lastTo: 'HANDED_OVER',
    by: ['GIVER', 'RECEIVER'],
  },
  { step: 'RESET', from: AFTER_COORDINATION, to: 'RESET', by: ['POOL_ADMIN', 'SYSTEM'], reason: 'required' },
  {
    step: 'RESET_TO_COORDINATED',
    from: ['CLAIMED', 'ASSIGNED', 'HANDED_OVER'],
    to: 'COORDINATED',
    by: ['POOL_ADMIN', 'SYSTEM'],
    reason: 'required',
  },
  { step: 'SETTLE', from: ['HANDED_OVER'], to: 'HANDED_OVER', by: ['SYSTEM'] },
  { step: 'CLOSE', from: OPEN, to: 'WITHDRAWN', by: ['SYSTEM'] },
];

const pathsOf = ({ step, from, to, lastTo }: StepRow) => [
  { id: step, paths: from.map((state) => ({ from: state, to })) },
  ...(lastTo ? [{ id: `${step}_LAST`, paths: from.map((state) => ({ from: state, to: lastTo })) }] : []),
];

/** Checked when the module is loaded: a table that contradicts itself stops the start of the server. */
export const TRANSFER_MACHINE = checkMachine({
  name: 'transfer',
  initial: 'APPLIED',
  states: TRANSFER_STATE.codes,
  final: ['REJECTED', 'WITHDRAWN', 'RESET'],
  moves: TRANSFER_STEPS.flatMap(pathsOf),
});

/** The steps that leave a state. */
export function stepsFrom(state: TransferState): readonly StepRow[] {
  return TRANSFER_STEPS.filter(({ from }) => from.includes(state));
}

export function takersOf(row: StepRow, state: TransferState): readonly TransferParty[] {
  return row.byState?.[state] ?? row.by;
}
