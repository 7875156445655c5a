import { describe, expect, it } from '@jest/globals';
import {
  canAppend,
  canReadInteraction,
  interactionVisibility,
} from '../../src/features/interactions/interaction.access.js';
import { CHANNEL, SUBSTANTIVE_CHANNELS } from '../../src/features/interactions/interaction.codes.js';
import {
  interactionBlockers,
  isStillEditable,
  marksOf,
  summaryLength,
} from '../../src/features/interactions/interaction.rules.js';
import { DEFAULT_INTERACTION_SETTINGS } from '../../src/features/interactions/interaction-settings.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { holds } from '../../src/platform/access/row-rule.js';

const ENTERED = new Date('2026-10-31T10:00:00+08:00');
const TWENTY = '一二三四五六七八九十一二三四五六七八九十';

const talk = (more: object = {}) => ({
  ...{ occurredAt: new Date('2026-10-30T09:00:00+08:00'), channel: 'VISIT_OUT' },
  ...{ progressType: 'SITE', summary: TWENTY },
  ...more,
});
const marks = (more: object = {}) => marksOf(talk(more), ENTERED, DEFAULT_INTERACTION_SETTINGS);

describe('marksOf', () => {
  it.each([
    ['2026-10-30T23:59:59+08:00', '2026-10-30'],
    ['2026-10-30T16:00:00Z', '2026-10-31'],
    ['2026-10-30T15:59:59Z', '2026-10-30'],
  ])('%s is the Shanghai date %s', (occurredAt, date) => {
    expect(marks({ occurredAt: new Date(occurredAt) }).occurredOn).toBe(date);
  });

  it.each([
    ['2026-10-16T00:00:00+08:00', false],
    ['2026-10-15T23:59:59+08:00', true],
  ])('entered on 31 October, a talk at %s is back-filled: %s', (occurredAt, isBackfilled) => {
    const found = marks({ occurredAt: new Date(occurredAt) });
    expect([found.isBackfilled, found.isValid]).toEqual([isBackfilled, !isBackfilled]);
  });

  it.each([
    [TWENTY, true],
    [TWENTY.slice(1), false],
    [`${TWENTY.slice(1)}          `, false],
    ['好                          。', false],
    [`\n${TWENTY}\n`, true],
    ['𠮷'.repeat(20), true],
    ['𠮷'.repeat(19), false],
  ])('the summary "%s" is long enough: %s', (summary, isValid) => {
    expect(marks({ summary }).isValid).toBe(isValid);
  });

  it('is substantive where people meet and something moves', () => {
    for (const channel of CHANNEL.codes) {
      expect(marks({ channel }).isSubstantive).toBe(SUBSTANTIVE_CHANNELS.has(channel));
      expect(marks({ channel, progressType: 'NONE' }).isSubstantive).toBe(false);
    }
    expect(SUBSTANTIVE_CHANNELS.size).toBe(7);
  });

  it('follows the settings', () => {
    const settings = { backfilledAfterDays: 1, summaryMinChars: 30 };
    expect(marksOf(talk(), ENTERED, settings)).toMatchObject({ isBackfilled: false, isValid: false });
    const old = talk({ occurredAt: new Date('2026-10-29T10:00:00+08:00') });
    expect(marksOf(old, ENTERED, settings).isBackfilled).toBe(true);
  });
});

it.each([
  ['  a  b  ', 3],
  ['', 0],
  ['甲\n\n乙', 3],
])('%j has %i characters', (summary, length) => {
  expect(summaryLength(summary)).toBe(length);
});

it.each([
  ['2026-11-01T09:59:59.999+08:00', true],
  ['2026-11-01T10:00:00+08:00', false],
])('an entry of 31 October, 10:00 may be changed at %s: %s', (now, expected) => {
  expect(isStillEditable(ENTERED, new Date(now))).toBe(expected);
});

describe('interactionBlockers', () => {
  const draft = (more: object = {}) => ({
    ...{ occurredAt: ENTERED, channel: 'CALL', counterpartContactIds: ['c'], companyId: 'k', leadId: null },
    ...{ nextAction: null, nextActionOn: null, projectLevel: null },
    ...more,
  });
  it.each([
    ['nothing wrong', {}, []],
    ['a lead without a company', { companyId: null, leadId: 'l' }, []],
    ['neither company nor lead', { companyId: null }, ['SUBJECT_REQUIRED']],
    ['the future', { occurredAt: new Date(ENTERED.getTime() + 1) }, ['TIME_IN_FUTURE']],
    ['nobody there', { counterpartContactIds: [] }, ['COUNTERPART_REQUIRED']],
    ['documents, nobody there', { counterpartContactIds: [], channel: 'DOC' }, []],
    ['a step without date', { nextAction: '踏勘' }, ['NEXT_ACTION_DATE_REQUIRED']],
    ['a date without step', { nextActionOn: '2026-11-05' }, ['NEXT_ACTION_REQUIRED']],
    ['level A without step', { projectLevel: 'A' }, ['NEXT_ACTION_REQUIRED']],
    ['level B without step', { projectLevel: 'B' }, []],
    ['level A with step', { projectLevel: 'A', nextAction: '踏勘', nextActionOn: '2026-11-05' }, []],
  ])('%s', (_what, more, codes) => {
    expect(interactionBlockers(draft(more), ENTERED).map(({ code }) => code)).toEqual(codes);
  });
});

describe('interactionVisibility', () => {
  const actor = (roles: string[], unitId: string, unitTraits = ['PROMOTION']): Actor => ({
    ...{ userId: 'me', loginName: 'me', displayName: '示例', teamId: null, sessionId: 's' },
    ...{ unitId, roles, unitTraits, mustChangePassword: false },
  });
  const row = (more: object = {}) => ({
    ...{
      createdBy: 'author',
      isConfidential: true,
      authorUnitId: 'author-unit',
      companyUnitId: 'company-unit',
      leadUnitId: 'lead-unit',
      leadAssigneeId: null as string | null,
      leadReporterId: null as string | null,
    },
    ...{
      projectUnitId: 'project-unit',
      projectOwnerId: 'owner',
      participantIds: ['author'],
      teamUserIds: ['t'],
      coUnitIds: ['co-unit', null],
      invitedUnitIds: ['department'],
      serviceOfficerId: null,
    },
    ...more,
  });
  const INNER = 'row, content';
  const ROW = 'row';

  it.each([
    ['SPECIALIST', 'company-unit', {}, ROW],
    ['SPECIALIST', 'author-unit', {}, ROW],
    ['SPECIALIST', 'project-unit', {}, ROW],
    ['SPECIALIST', 'co-unit', {}, ROW],
    ['SUPERVISOR', 'co-unit', {}, ROW],
    ['SPECIALIST', 'elsewhere', {}, ''],
    ['DEPT_USER', 'department', {}, ROW],
    ['SPECIALIST', 'department', {}, ''],
    ['SERVICE_OFFICER', 'elsewhere', { serviceOfficerId: 'me' }, INNER],
    ['SPECIALIST', 'elsewhere', { createdBy: 'me' }, INNER],
    ['SPECIALIST', 'elsewhere', { participantIds: ['me'] }, INNER],
    ['SPECIALIST', 'elsewhere', { teamUserIds: ['me'] }, INNER],
    ['SPECIALIST', 'elsewhere', { projectOwnerId: 'me' }, INNER],
    ['SPECIALIST', 'company-unit', { isConfidential: false }, INNER],
    ['SUPERVISOR', 'author-unit', {}, INNER],
    ['SUPERVISOR', 'project-unit', {}, INNER],
    ['SUPERVISOR', 'company-unit', {}, ROW],
    ['SPECIALIST', 'lead-unit', {}, ROW],
    ['SUPERVISOR', 'lead-unit', {}, INNER],
    ['SPECIALIST', 'elsewhere', { leadAssigneeId: 'me' }, INNER],
    ['SPECIALIST', 'elsewhere', { leadReporterId: 'me' }, INNER],
    ['INTEGRATOR', 'elsewhere', { leadAssigneeId: 'me' }, ''],
    ['LEADER', 'elsewhere', {}, INNER],
    ['POOL_ADMIN', 'elsewhere', {}, INNER],
    ['ANALYST', 'company-unit', {}, ''],
    ['DEPT_USER', 'company-unit', {}, ''],
    ['DEPT_USER', 'elsewhere', { participantIds: ['me'] }, INNER],
    ['INTEGRATOR', 'company-unit', { participantIds: ['me'] }, ''],
  ])('%s of the %s with %j sees "%s"', (role, unitId, more, expected) => {
    const who = actor([role], unitId);
    const interaction = row(more);
    const { content } = interactionVisibility(who);
    const sees = [
      ...(canReadInteraction(who, interaction) ? ['row'] : []),
      ...(canReadInteraction(who, interaction) && holds(content, interaction) ? ['content'] : []),
    ];
    expect(sees.join(', ')).toBe(expected);
  });

  it.each([
    ['SPECIALIST', 'company-unit', {}, false],
    ['SPECIALIST', 'author-unit', {}, false],
    ['SPECIALIST', 'lead-unit', {}, true],
    ['SUPERVISOR', 'lead-unit', {}, true],
    ['DEPT_USER', 'lead-unit', {}, false],
    ['ANALYST', 'elsewhere', { leadAssigneeId: 'me' }, true],
    ['INTEGRATOR', 'elsewhere', { leadAssigneeId: 'me' }, false],
    ['LEADER', 'elsewhere', {}, true],
  ])('%s of the %s with %j learns of the lead: %s', (role, unitId, more, expected) => {
    const { lead } = interactionVisibility(actor([role], unitId));
    expect(holds(lead, { ...row(more) })).toBe(expected);
  });

  it('lets only the inner circle append, also to what is not confidential', () => {
    const interaction = row({ isConfidential: false });
    expect(canAppend(actor(['SPECIALIST'], 'company-unit'), interaction)).toBe(false);
    expect(canAppend(actor(['SUPERVISOR'], 'author-unit'), interaction)).toBe(true);
    expect(canAppend(actor(['SPECIALIST'], 'x'), row({ participantIds: ['me'] }))).toBe(true);
  });
});
