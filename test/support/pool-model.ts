/**
 * The reserve pool as domain.md §3.2 tells it, typed anew for tests and importing nothing of the product: a second
 * opinion that the API is compared with. It says which moves exist and who makes them, and what must always hold.
 */
export type Stage = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8';
export type Place = `${string}/${Stage | '-'}`;

export interface ListedMove {
  readonly id: string;
  readonly from: readonly Place[];
  /** Where it leads: one place, or the place that follows from the one before. */
  readonly to: (from: Place) => Place;
  /** `*` is the nightly job. */
  readonly who: readonly string[];
}

const TALKS: readonly Stage[] = ['S1', 'S2', 'S3', 'S4'];
const BEFORE_LANDING: readonly Stage[] = [...TALKS, 'S5'];
const LANDED: readonly Stage[] = ['S6', 'S7', 'S8'];

const at = (status: string, ...stages: readonly Stage[]): Place[] =>
  stages.map((stage) => `${status}/${stage}` as const);
const early = (status: string): Place[] => [`${status}/-`];
const becomes = (place: Place) => () => place;
const stageOf = (place: Place) => place.slice(-2) as Stage;
const keeps = (status: string) => (from: Place) => `${status}/${from.split('/')[1] as Stage | '-'}` as const;
const capped = (status: string, most: number) => (from: Place) =>
  `${status}/S${Math.min(most, Number(stageOf(from)[1]))}` as Place;
const stepped = (by: number) => (from: Place) => `IN_POOL/S${Number(stageOf(from)[1]) + by}` as Place;

const STAFF = ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'];
const CHIEFS = ['SUPERVISOR', 'POOL_ADMIN'];
const ON_SITE = [...CHIEFS, 'SERVICE_OFFICER'];

const MERGEABLE: readonly Place[] = [
  ...['DRAFT', 'PENDING_ADMISSION', 'RETURNED', 'REJECTED'].flatMap(early),
  ...at('IN_POOL', ...BEFORE_LANDING),
  ...at('ON_HOLD', ...BEFORE_LANDING),
  ...at('DORMANT', ...TALKS),
  ...at('LANDED', ...LANDED),
  ...at('GRADUATED', 'S8'),
  ...at('EXITED', ...BEFORE_LANDING, ...LANDED),
];

/** Every move of the table, with who may make it. Whoever is not listed here must be refused. */
export const LISTED_MOVES: readonly ListedMove[] = [
  { id: 'T01', from: early('DRAFT'), to: becomes('PENDING_ADMISSION/-'), who: STAFF },
  { id: 'T02', from: early('PENDING_ADMISSION'), to: becomes('RETURNED/-'), who: CHIEFS },
  { id: 'T03', from: early('RETURNED'), to: becomes('PENDING_ADMISSION/-'), who: STAFF },
  { id: 'T04', from: early('RETURNED'), to: becomes('DRAFT/-'), who: ['*'] },
  { id: 'T05', from: early('PENDING_ADMISSION'), to: becomes('REJECTED/-'), who: ['POOL_ADMIN'] },
  { id: 'T06', from: early('REJECTED'), to: becomes('DRAFT/-'), who: STAFF },
  { id: 'T07', from: early('PENDING_ADMISSION'), to: becomes('IN_POOL/S1'), who: ['POOL_ADMIN'] },
  { id: 'T10', from: at('IN_POOL', 'S1'), to: becomes('IN_POOL/S2'), who: STAFF },
  { id: 'T11', from: at('IN_POOL', 'S2'), to: becomes('IN_POOL/S3'), who: STAFF },
  { id: 'T12', from: at('IN_POOL', 'S3'), to: becomes('IN_POOL/S4'), who: CHIEFS },
  { id: 'T13', from: at('IN_POOL', 'S4'), to: becomes('IN_POOL/S5'), who: CHIEFS },
  { id: 'T14', from: at('IN_POOL', 'S5'), to: becomes('LANDED/S6'), who: CHIEFS },
  { id: 'T15', from: at('IN_POOL', 'S3', 'S4'), to: becomes('LANDED/S6'), who: CHIEFS },
  { id: 'T16', from: at('LANDED', 'S6'), to: becomes('LANDED/S7'), who: ON_SITE },
  { id: 'T17', from: at('LANDED', 'S6', 'S7'), to: becomes('LANDED/S8'), who: ON_SITE },
  { id: 'T18', from: at('LANDED', 'S8'), to: becomes('GRADUATED/S8'), who: ['SERVICE_OFFICER', '*'] },
  { id: 'T20', from: at('IN_POOL', 'S2', 'S3', 'S4'), to: stepped(-1), who: STAFF },
  { id: 'T21', from: at('IN_POOL', 'S5'), to: becomes('IN_POOL/S4'), who: CHIEFS },
  { id: 'T22', from: at('IN_POOL', 'S1', 'S2'), to: stepped(2), who: CHIEFS },
  { id: 'T30', from: at('IN_POOL', ...BEFORE_LANDING), to: keeps('ON_HOLD'), who: CHIEFS },
  { id: 'T31', from: at('ON_HOLD', ...BEFORE_LANDING), to: keeps('IN_POOL'), who: [...CHIEFS, '*'] },
  { id: 'T32', from: at('IN_POOL', ...TALKS), to: keeps('DORMANT'), who: ['*'] },
  { id: 'T33', from: at('DORMANT', ...TALKS), to: capped('IN_POOL', 3), who: CHIEFS },
  { id: 'T34', from: at('DORMANT', ...TALKS), to: keeps('DORMANT'), who: ['*'] },
  { id: 'T35', from: at('DORMANT', ...TALKS), to: keeps('EXITED'), who: ['POOL_ADMIN', '*'] },
  {
    id: 'T40',
    from: [
      ...at('IN_POOL', ...BEFORE_LANDING),
      ...at('ON_HOLD', ...BEFORE_LANDING),
      ...at('DORMANT', ...TALKS),
    ],
    to: keeps('EXITED'),
    who: CHIEFS,
  },
  { id: 'T41', from: at('LANDED', ...LANDED), to: keeps('EXITED'), who: ['POOL_ADMIN'] },
  { id: 'T42', from: at('EXITED', ...BEFORE_LANDING), to: capped('IN_POOL', 2), who: ['POOL_ADMIN'] },
  { id: 'T43', from: MERGEABLE, to: keeps('MERGED'), who: ['POOL_ADMIN'] },
];

/** S4 is left backwards by those who approve only; S2 is left by two stages by the pool administrator only. */
export function whoMoves(move: ListedMove, from: Place): readonly string[] {
  if (move.id === 'T20' && stageOf(from) === 'S4') return CHIEFS;
  if (move.id === 'T22' && stageOf(from) === 'S2') return ['POOL_ADMIN'];
  return move.who;
}

export function listedMove(id: string, from: Place): ListedMove | undefined {
  return LISTED_MOVES.find((move) => move.id === id && move.from.includes(from));
}

/** Milestones in the order in which they may be reached. */
export const MILESTONES = [
  'admittedOn',
  'negotiatingOn',
  'evaluatingOn',
  'preSigningOn',
  'signedOn',
  'registeredOn',
  'constructionStartOn',
  'openedOn',
] as const;

/** Milestones that stand before an earlier one: none may. Skipped stages leave gaps, which are allowed. */
export function disorderOf(dates: Readonly<Record<string, unknown>>): string[] {
  const known = MILESTONES.flatMap((name) =>
    typeof dates[name] === 'string' ? [[name, dates[name]] as const] : [],
  );
  return known.flatMap(([name, date], index) => {
    const before = known[index - 1];
    return before && before[1] > date ? [`${before[0]} ${before[1]} > ${name} ${date}`] : [];
  });
}

export interface Step {
  readonly projectId: string;
  readonly id: string;
  readonly from: Place;
  readonly to: Place;
  readonly on: string;
}

/** In the pool in the sense of §5.2: IN_POOL and ON_HOLD at S1–S5. */
export function countsInPool(place: Place): boolean {
  return ['IN_POOL', 'ON_HOLD'].includes(place.split('/')[0] as string) && stageOf(place) <= 'S5';
}

/** 期末在库 = 期初在库 + 新入库 + 恢复/重启 − 转休眠 − 转落地 − 出库 (− 合并), over the steps of a period. */
export function balanceAfter(before: number, steps: readonly Step[]): number {
  return steps.reduce(
    (pool, { from, to }) => pool + Number(countsInPool(to)) - Number(countsInPool(from)),
    before,
  );
}
