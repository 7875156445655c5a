import type { Text } from '../../platform/kernel/domain-error.js';
import { TRANSFER_STEP, type TransferState, type TransferStep } from './transfer.codes.js';
import { type StepRow, stepsFrom, type TransferParty, takersOf } from './transfer.lifecycle.js';

/** What decisions about a transfer look at (domain.md §4.3). Days are Shanghai dates, `YYYY-MM-DD`. */
export interface TransferFacts {
  readonly today: string;
  readonly state: TransferState;
  /** Last day of the limit of the state. */
  readonly dueOn: string | null;
  readonly createdBy: string;
  readonly fromUnitId: string;
  readonly namedUnitId: string | null;
  readonly toUnitId: string | null;
  readonly toUserId: string | null;
  readonly settledOn: string | null;
  /** The specialist of the giving unit; null when there is none who could sign. */
  readonly giverId: string | null;
  /** Why the project cannot change its unit now; null when it can. */
  readonly projectBlocker: Text | null;
  /** The hand-over form of this round. */
  readonly form: { readonly giverSigned: boolean; readonly receiverSigned: boolean } | null;
  /** The receiving unit has entered a follow-up since the hand-over. */
  readonly followedUp: boolean;
}

export interface TransferActor {
  readonly userId: string;
  readonly unitId: string;
  readonly roles: readonly string[];
  readonly unitTraits: readonly string[];
}

/** In which parts a person takes part in a transfer. */
export function partiesOf(actor: TransferActor, facts: TransferFacts): TransferParty[] {
  const supervises = actor.roles.includes('SUPERVISOR');
  const ofGivingUnit = actor.unitId === facts.fromUnitId;
  const isGiver = facts.giverId === null ? supervises && ofGivingUnit : facts.giverId === actor.userId;
  const parts: readonly (readonly [TransferParty, boolean])[] = [
    ['APPLICANT', actor.userId === facts.createdBy],
    ['GIVING_SUPERVISOR', supervises && ofGivingUnit],
    ['POOL_ADMIN', actor.roles.includes('POOL_ADMIN')],
    ['RECEIVING_SUPERVISOR', supervises && mayReceive(actor, facts)],
    ['GIVER', isGiver],
    ['RECEIVER', facts.toUserId === actor.userId],
  ];
  return parts.filter(([, holds]) => holds).map(([party]) => party);
}

function mayReceive({ unitId, unitTraits }: TransferActor, facts: TransferFacts): boolean {
  const wanted = facts.toUnitId ?? facts.namedUnitId;
  if (wanted !== null) return unitId === wanted;
  return unitId !== facts.fromUnitId && unitTraits.includes('OWNS_PROJECTS');
}

export interface StepMissing {
  readonly code: string;
  readonly message: Text;
}

/** One line of `GET /transfers/{id}/steps`. */
export interface OfferedStep {
  readonly step: TransferStep;
  readonly title: Text;
  readonly to: TransferState;
  readonly by: readonly TransferParty[];
  /** Whether this person may take it. */
  readonly permitted: boolean;
  readonly reasonRequired: boolean;
  readonly asks: 'unitId' | 'userId' | null;
  readonly missing: readonly StepMissing[];
}

/** The steps out of the state, each with what it still needs. Those of the nightly job alone are not offered. */
export function offeredSteps(facts: TransferFacts, parties: readonly TransferParty[]): OfferedStep[] {
  return stepsFrom(facts.state).flatMap((row) => {
    const by = takersOf(row, facts.state).filter((party) => party !== 'SYSTEM');
    if (by.length === 0) return [];
    const mine = by.filter((party) => parties.includes(party));
    return [
      {
        step: row.step,
        title: { zh: TRANSFER_STEP.label(row.step, 'zh'), en: TRANSFER_STEP.label(row.step, 'en') },
        to: leadsTo(row, facts, mine),
        by,
        permitted: mine.length > 0,
        reasonRequired: row.reason === 'required',
        asks: row.asks ?? null,
        missing: missingFor(row, facts, mine),
      },
    ];
  });
}

/** The second signature completes the hand-over. */
function leadsTo(row: StepRow, { form }: TransferFacts, mine: readonly TransferParty[]): TransferState {
  if (!row.lastTo || !form) return row.to;
  const giver = form.giverSigned || mine.includes('GIVER');
  const receiver = form.receiverSigned || mine.includes('RECEIVER');
  return giver && receiver ? row.lastTo : row.to;
}

const ENDS: readonly TransferStep[] = ['REJECT', 'WITHDRAW', 'RESET'];

function missingFor({ step }: StepRow, facts: TransferFacts, mine: readonly TransferParty[]): StepMissing[] {
  const found: (StepMissing | null)[] = [
    facts.projectBlocker && !ENDS.includes(step)
      ? { code: 'PROJECT_NOT_TRANSFERABLE', message: facts.projectBlocker }
      : null,
    step === 'NAME_UNIT' && !hasLapsed(facts)
      ? missing('CLAIM_LIMIT_RUNNING', '认领期限尚未届满', 'The time for claiming it has not run out')
      : null,
    ...(step === 'SIGN' ? signatureFaults(facts, mine) : []),
    ...(facts.state === 'HANDED_OVER' ? resetFaults(facts) : []),
  ];
  return found.filter((one) => one !== null);
}

/** The last day of a limit still counts. */
export function hasLapsed({ today, dueOn }: Pick<TransferFacts, 'today' | 'dueOn'>): boolean {
  return dueOn !== null && today > dueOn;
}

function signatureFaults({ form }: TransferFacts, mine: readonly TransferParty[]): (StepMissing | null)[] {
  if (!form)
    return [missing('HAND_OVER_FORM', '尚未填写交接单', 'The hand-over form has not been filled in')];
  const signed =
    (form.giverSigned && mine.includes('GIVER')) || (form.receiverSigned && mine.includes('RECEIVER'));
  return signed ? [missing('ALREADY_SIGNED', '您已签署', 'You have signed already')] : [];
}

function resetFaults({ followedUp, settledOn, projectBlocker }: TransferFacts): (StepMissing | null)[] {
  const taken = followedUp || settledOn !== null;
  return [
    taken
      ? missing('FOLLOWED_UP', '承接单位已跟进，不能重置', 'The receiving unit has followed it up')
      : null,
    projectBlocker ? { code: 'PROJECT_NOT_TRANSFERABLE', message: projectBlocker } : null,
  ].filter((one, index, all) => one !== null && all.findIndex((other) => other?.code === one.code) === index);
}

const missing = (code: string, zh: string, en: string): StepMissing => ({ code, message: { zh, en } });
