import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { ReviewSettings } from './review-settings.js';

/** Who may sit on a panel (domain.md §3.3). */

/** A seat as it is proposed; unit and code are those of the user where there is one. */
export interface Seat {
  readonly userId: string | null;
  readonly name: string | null;
  readonly unitId: string | null;
  readonly unitCode: string | null;
  readonly isChair: boolean;
}

export interface Proposal {
  readonly ownerUnitId: string;
  readonly ownerUnitCode: string;
  /** Those who propose: they do not score. */
  readonly proposerIds: readonly string[];
}

const FAULTS = {
  SIZE: {
    zh: '评审组应为{min}到{max}人的单数',
    en: 'the panel has an odd number of {min} to {max} members',
  },
  CHAIR: { zh: '评审组须有且只有一名组长', en: 'the panel has one chair' },
  CHAIR_UNIT: { zh: '组长须来自{chairUnitCode}', en: 'the chair comes from {chairUnitCode}' },
  CHAIR_PROPOSES: {
    zh: '申报单位人员可以评分，但不能任组长',
    en: 'a member of the proposing unit may score but not chair',
  },
  PROPOSER: { zh: '申报人不参与评分', en: 'who proposes the project does not score it' },
  TWICE: { zh: '同一人只能占一席', en: 'one person has one seat' },
  WHO: { zh: '每席须填写userId或name之一', en: 'each seat names a user or a person, not both' },
} as const satisfies Readonly<Record<string, Text>>;

/** What is wrong with a panel; empty when it may be set. */
export function panelBlockers(
  seats: readonly Seat[],
  { ownerUnitId, ownerUnitCode, proposerIds }: Proposal,
  { review }: ReviewSettings,
): FieldError[] {
  const { panelMin: min, panelMax: max, chairUnitCode } = review;
  const fault = (code: keyof typeof FAULTS, pointer: string): FieldError => ({
    pointer,
    code: `PANEL_${code}`,
    message: FAULTS[code],
    params: { min, max, chairUnitCode },
  });
  const isSized = seats.length >= min && seats.length <= max && seats.length % 2 === 1;
  // Where the chair's own unit proposes, somebody of another unit leads.
  const chairFrom = ownerUnitCode === chairUnitCode ? null : chairUnitCode;
  const known = seats.map(({ userId }) => userId);
  return [
    ...(isSized ? [] : [fault('SIZE', '/members')]),
    ...(seats.filter(({ isChair }) => isChair).length === 1 ? [] : [fault('CHAIR', '/members')]),
    ...seats.flatMap((seat, at) => {
      const here = `/members/${at}`;
      const { userId, name, unitId, unitCode, isChair } = seat;
      return [
        ...((userId === null) === (name === null) ? [fault('WHO', here)] : []),
        ...(userId !== null && known.indexOf(userId) !== at ? [fault('TWICE', here)] : []),
        ...(userId !== null && proposerIds.includes(userId) ? [fault('PROPOSER', here)] : []),
        ...(isChair && chairFrom !== null && unitCode !== chairFrom ? [fault('CHAIR_UNIT', here)] : []),
        ...(isChair && unitId === ownerUnitId ? [fault('CHAIR_PROPOSES', here)] : []),
      ];
    }),
  ];
}

/** Those who propose a project: who submitted it, and the person in charge of it. */
export function proposersOf(
  { submittedBy }: { readonly submittedBy: string | null },
  { ownerUserId }: { readonly ownerUserId: string | null },
): string[] {
  return [submittedBy, ownerUserId].filter((id) => id !== null);
}
