import { Exact } from '../../platform/kernel/decimal.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { checkForeignRegistrationNumber } from '../../platform/kernel/foreign-registration-number.js';

/** What the rules of domain.md §2.1 look at. */
export interface CompanyFacts {
  readonly nameCn: string | null;
  readonly nameEn: string | null;
  readonly entityType: string;
  readonly uscc: string | null;
  readonly foreignRegNo: string | null;
  readonly foreignRegCountry: string | null;
  readonly parentCompanyId: string | null;
  readonly registeredCapitalWan: string | null;
  readonly registeredCapitalCurrency: string | null;
  readonly capitalNote: string | null;
  readonly paidInCapitalWan: string | null;
  readonly establishedOn: string | null;
  readonly focusAreaCode: string;
  readonly secondaryFocusAreas: readonly string[];
  readonly chainNodeIds: readonly string[];
  readonly primaryChainNodeId: string | null;
}

const WITHOUT_CAPITAL = ['BRANCH', 'REP_OFFICE'];

/** Everything that keeps the company from being stored, all at once. */
export function companyBlockers(company: CompanyFacts, today: string): FieldError[] {
  return [...identityBlockers(company), ...capitalBlockers(company), ...placeBlockers(company, today)];
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: `/${field}`, code, message };
}

function identityBlockers(company: CompanyFacts): FieldError[] {
  const faults: FieldError[] = [];
  if (!company.nameCn && !company.nameEn)
    faults.push(
      fault('nameCn', 'NAME_REQUIRED', { zh: '中文名称和英文名称至少填一个', en: 'give nameCn or nameEn' }),
    );
  if (WITHOUT_CAPITAL.includes(company.entityType) && !company.parentCompanyId)
    faults.push(
      fault('parentCompanyId', 'PARENT_REQUIRED', {
        zh: '分支机构和代表处必须填写上级主体',
        en: 'a branch or representative office needs its parent company',
      }),
    );
  if (company.uscc && company.entityType === 'FOREIGN_ENTITY')
    faults.push(
      fault('uscc', 'USCC_OF_FOREIGN_ENTITY', {
        zh: '境外主体没有统一社会信用代码，请填境外注册号',
        en: 'a foreign entity has no USCC; give its foreign number',
      }),
    );
  return [...faults, ...foreignNumberBlockers(company)];
}

function foreignNumberBlockers({ foreignRegNo, foreignRegCountry }: CompanyFacts): FieldError[] {
  if (!foreignRegNo) return [];
  if (!foreignRegCountry)
    return [
      fault('foreignRegCountry', 'COUNTRY_REQUIRED', {
        zh: '填写境外注册号时必须填写注册国家',
        en: 'a foreign number needs its country',
      }),
    ];
  const { status, problem } = checkForeignRegistrationNumber(foreignRegCountry, foreignRegNo);
  return status === 'invalid' && problem ? [fault('foreignRegNo', problem.code, problem.message)] : [];
}

function capitalBlockers(company: CompanyFacts): FieldError[] {
  const { registeredCapitalWan: capital, paidInCapitalWan: paidIn } = company;
  const faults: FieldError[] = [];
  if (capital !== null && WITHOUT_CAPITAL.includes(company.entityType))
    faults.push(
      fault('registeredCapitalWan', 'CAPITAL_NOT_APPLICABLE', {
        zh: '分支机构和代表处没有注册资本，请传 null',
        en: 'branches and representative offices have no capital; send null',
      }),
    );
  if (capital !== null && !company.registeredCapitalCurrency)
    faults.push(
      fault('registeredCapitalCurrency', 'CURRENCY_REQUIRED', {
        zh: '填写注册资本时必须填写币种',
        en: 'capital needs its currency',
      }),
    );
  if (
    capital !== null &&
    company.entityType === 'COMPANY' &&
    new Exact(capital).isZero() &&
    !company.capitalNote
  )
    faults.push(
      fault('registeredCapitalWan', 'CAPITAL_ZERO', {
        zh: '注册资本为 0 时请在 capitalNote 说明；未知请传 null',
        en: 'explain a capital of 0 in capitalNote; send null when it is not known',
      }),
    );
  if (paidIn !== null && (capital === null || new Exact(paidIn).gt(capital)))
    faults.push(
      fault('paidInCapitalWan', 'PAID_IN_EXCEEDS_REGISTERED', {
        zh: '实缴资本不能超过注册资本',
        en: 'paid-in capital cannot exceed registered capital',
      }),
    );
  return faults;
}

function placeBlockers(company: CompanyFacts, today: string): FieldError[] {
  const faults: FieldError[] = [];
  if (company.establishedOn && company.establishedOn > today)
    faults.push(
      fault('establishedOn', 'DATE_IN_FUTURE', {
        zh: '成立日期不能晚于今天',
        en: 'may not lie in the future',
      }),
    );
  if (company.secondaryFocusAreas.includes(company.focusAreaCode))
    faults.push(
      fault('secondaryFocusAreas', 'AREA_REPEATED', {
        zh: '次要方向不能与主方向相同',
        en: 'a secondary area may not repeat the primary one',
      }),
    );
  if (company.primaryChainNodeId && !company.chainNodeIds.includes(company.primaryChainNodeId))
    faults.push(
      fault('primaryChainNodeId', 'PRIMARY_NODE_NOT_LISTED', {
        zh: '主环节必须在 chainNodeIds 中',
        en: 'the primary node must be one of chainNodeIds',
      }),
    );
  return faults;
}
