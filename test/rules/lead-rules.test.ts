import { describe, expect, it } from '@jest/globals';
import {
  canEditLead,
  canReport,
  isProposal,
  leadVisibility,
  rolesOn,
} from '../../src/features/leads/lead.access.js';
import { SOURCE_CHANNEL, type SourceChannel } from '../../src/features/leads/lead.codes.js';
import { leadBlockers } from '../../src/features/leads/lead.rules.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { holds } from '../../src/platform/access/row-rule.js';

describe('leadBlockers', () => {
  const lead = (more: object = {}) => ({
    ...{ companyId: null, companyNameRaw: '示例企业', sourceChannel: 'WALK_IN' as SourceChannel },
    ...{ sourceOrgName: null, sourceEventId: null, sourceFundId: null, sourceReference: null },
    ...{ referrerCompanyId: null, estimatedInvestmentWan: null },
    ...more,
  });
  it.each([
    ['nothing wrong', {}, []],
    ['a company by id alone', { companyNameRaw: null, companyId: 'c' }, []],
    ['no company at all', { companyNameRaw: null }, ['/companyNameRaw COMPANY_REQUIRED']],
    ['an empty name', { companyNameRaw: '' }, ['/companyNameRaw COMPANY_REQUIRED']],
    ['a negative estimate', { estimatedInvestmentWan: '-1' }, ['/estimatedInvestmentWan AMOUNT_NEGATIVE']],
    ['an estimate of nothing', { estimatedInvestmentWan: '0' }, []],
    ['INTERMEDIARY, nobody named', { sourceChannel: 'INTERMEDIARY' }, ['/sourceOrgName SOURCE_REQUIRED']],
    ['INTERMEDIARY', { sourceChannel: 'INTERMEDIARY', sourceOrgName: '示例咨询' }, []],
    ['EVENT without an event', { sourceChannel: 'EVENT' }, ['/sourceEventId SOURCE_REQUIRED']],
    ['EVENT by id', { sourceChannel: 'EVENT', sourceEventId: 'e' }, []],
    ['EVENT in words', { sourceChannel: 'EVENT', sourceReference: '以色列日' }, []],
    ['FUND without a fund', { sourceChannel: 'FUND', sourceEventId: 'e' }, ['/sourceFundId SOURCE_REQUIRED']],
    ['FUND in words', { sourceChannel: 'FUND', sourceReference: '示例基金' }, []],
    ['REFERRAL by nobody', { sourceChannel: 'REFERRAL' }, ['/referrerCompanyId SOURCE_REQUIRED']],
    [
      'REFERRAL in words: a company has a record',
      { sourceChannel: 'REFERRAL', sourceReference: '示例企业' },
      ['/referrerCompanyId SOURCE_REQUIRED'],
    ],
    ['REFERRAL', { sourceChannel: 'REFERRAL', referrerCompanyId: 'c' }, []],
  ])('%s', (_what, more, expected) => {
    expect(leadBlockers(lead(more)).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
  });

  it('asks a reference of four channels only (domain.md §2.5)', () => {
    const asking = SOURCE_CHANNEL.codes.filter(
      (sourceChannel) => leadBlockers(lead({ sourceChannel })).length > 0,
    );
    expect(asking.sort()).toEqual(['EVENT', 'FUND', 'INTERMEDIARY', 'REFERRAL']);
  });
});

const actor = (roles: string[], unitId: string, unitTraits = ['PROMOTION']): Actor => ({
  ...{ userId: 'me', loginName: 'me', displayName: '我', unitId, teamId: null, roles, sessionId: 's' },
  ...{ unitTraits, mustChangePassword: false },
});
const row = (more: object = {}) => ({
  reportUnitId: 'own',
  proposedByUnitId: 'department' as string | null,
  transferredToUnitId: null as string | null,
  assigneeId: 'she' as string | null,
  reportUserId: 'he' as string | null,
  reportedAt: new Date() as Date | null,
  createdBy: 'he',
  ...more,
});

describe('leadVisibility', () => {
  const INNER = 'row, inner';
  it.each<[string, string, object, string]>([
    ['SPECIALIST', 'own', {}, 'row'],
    ['SUPERVISOR', 'own', {}, INNER],
    ['SERVICE_OFFICER', 'own', {}, 'row'],
    ['SPECIALIST', 'other', {}, ''],
    ['SUPERVISOR', 'other', {}, ''],
    ['SPECIALIST', 'other', { transferredToUnitId: 'other' }, 'row'],
    ['SPECIALIST', 'other', { assigneeId: 'me' }, INNER],
    ['SPECIALIST', 'other', { reportUserId: 'me' }, INNER],
    ['SPECIALIST', 'other', { createdBy: 'me' }, INNER],
    ['DEPT_USER', 'department', {}, 'row'],
    ['DEPT_USER', 'own', {}, ''],
    ['DEPT_USER', 'department', { proposedByUnitId: null }, ''],
    ['DEPT_USER', 'department', { createdBy: 'me' }, INNER],
    ['SPECIALIST', 'department', {}, ''],
    ['ANALYST', 'own', {}, ''],
    ['INTEGRATOR', 'own', { createdBy: 'me', assigneeId: 'me' }, ''],
    ['LEADER', 'other', {}, INNER],
    ['POOL_ADMIN', 'other', {}, INNER],
    ['SYSTEM_ADMIN', 'own', {}, ''],
  ])('%s of %s with %j sees "%s"', (role, unitId, more, expected) => {
    const { readable, inner } = leadVisibility(actor([role], unitId));
    const lead = row(more);
    const sees = [...(holds(readable, lead) ? ['row'] : []), ...(holds(inner, lead) ? ['inner'] : [])];
    expect(sees.join(', ')).toBe(expected);
  });

  it('shows all of it to specialists of the pool office, but not what is inside', () => {
    const { readable, inner } = leadVisibility(actor(['SPECIALIST'], 'office', ['PROMOTION', 'POOL_OFFICE']));
    expect([holds(readable, row()), holds(inner, row())]).toEqual([true, false]);
  });
});

describe('rights', () => {
  it.each<[string, string, object, string[], boolean]>([
    ['SPECIALIST', 'own', {}, [], false],
    ['SPECIALIST', 'own', { assigneeId: 'me' }, ['ASSIGNEE'], true],
    ['SPECIALIST', 'own', { reportUserId: 'me' }, [], true],
    ['SUPERVISOR', 'own', {}, ['SUPERVISOR'], true],
    ['SUPERVISOR', 'own', { assigneeId: 'me' }, ['ASSIGNEE', 'SUPERVISOR'], true],
    ['SUPERVISOR', 'other', {}, [], false],
    ['POOL_ADMIN', 'other', {}, ['POOL_ADMIN'], true],
    ['LEADER', 'own', { assigneeId: 'me' }, [], false],
    ['DEPT_USER', 'department', { createdBy: 'me', reportedAt: null }, [], true],
    ['DEPT_USER', 'department', { createdBy: 'me' }, [], false],
    ['DEPT_USER', 'department', { reportedAt: null }, [], false],
  ])('%s of %s with %j is %j', (role, unitId, more, roles, edits) => {
    const who = actor([role], unitId);
    expect(rolesOn(who, row(more))).toEqual(roles);
    expect(canEditLead(who, row(more))).toBe(edits);
  });

  it('lets a department propose and everybody else report', () => {
    expect(isProposal(actor(['DEPT_USER'], 'x'))).toBe(true);
    expect(isProposal(actor(['DEPT_USER', 'SPECIALIST'], 'x'))).toBe(false);
  });

  it('lets service officers report residents only (§2.15)', () => {
    const officer = actor(['SERVICE_OFFICER'], 'own');
    expect(
      [null, 'TARGET', 'RESIDENT', 'REGISTERED_ONLY'].map((relation) => canReport(officer, relation)),
    ).toEqual([...[false, false, true, true]]);
    expect(canReport(actor(['DEPT_USER'], 'x'), null)).toBe(true);
  });
});
