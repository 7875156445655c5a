import { addDays } from '../../platform/kernel/clock.js';
import type { FieldError } from '../../platform/kernel/domain-error.js';
import type { Company, CompanyAlias } from './company.entity.js';

/** A change of the registered name (更名; domain.md §4.5, trap 8.5): the company is the same, the old name a former one. */
export interface NameChange {
  readonly nameCn?: string;
  readonly nameEn?: string;
  /** First day of the new name. */
  readonly effectiveOn: string;
}

type Renamed = Pick<Company, 'nameCn' | 'nameEn' | 'aliases'>;
type Before = Renamed & Pick<Company, 'establishedOn'>;

/** What keeps the change from being entered. */
export function nameChangeBlockers(company: Before, change: NameChange, today: string): FieldError[] {
  const faults: FieldError[] = [];
  if (changedNames(company, change).length === 0)
    faults.push(
      fault(
        '/nameCn',
        'NAME_UNCHANGED',
        '新名称与现名称相同或未填写',
        'give a name that differs from the present one',
      ),
    );
  if (change.effectiveOn > today)
    faults.push(fault('/effectiveOn', 'DATE_IN_FUTURE', '更名日期不能晚于今天', 'may not lie in the future'));
  if (company.establishedOn !== null && change.effectiveOn < company.establishedOn)
    faults.push(
      fault(
        '/effectiveOn',
        'BEFORE_ESTABLISHED',
        '更名日期不能早于成立日期',
        'lies before the company was established',
      ),
    );
  const last = lastFormer(company.aliases);
  if (last?.validTo && change.effectiveOn <= last.validTo)
    faults.push(
      fault(
        '/effectiveOn',
        'BEFORE_LAST_CHANGE',
        '更名日期不能早于上一次更名',
        'lies before the last change of the name',
      ),
    );
  return faults;
}

/** The names and aliases afterwards: each name that was given up is a former name until the day before. */
export function renamed(company: Before, change: NameChange): Renamed {
  const validTo = addDays(change.effectiveOn, -1);
  const last = lastFormer(company.aliases)?.validTo ?? null;
  const since = last === null ? company.establishedOn : addDays(last, 1);
  const validFrom = since !== null && since <= validTo ? since : null;
  const former = changedNames(company, change).map(
    (name): CompanyAlias => ({ name, type: 'FORMER_NAME', validFrom, validTo }),
  );
  return {
    nameCn: change.nameCn ?? company.nameCn,
    nameEn: change.nameEn ?? company.nameEn,
    aliases: [...company.aliases, ...former],
  };
}

/** The present names that the change replaces. */
function changedNames(company: Renamed, change: NameChange): string[] {
  return (['nameCn', 'nameEn'] as const).flatMap((field) => {
    const [now, next] = [company[field], change[field]];
    return next !== undefined && now !== null && now !== next ? [now] : [];
  });
}

function lastFormer(aliases: readonly CompanyAlias[]): CompanyAlias | undefined {
  return aliases
    .filter(({ type, validTo }) => type === 'FORMER_NAME' && validTo !== null)
    .sort((a, b) => ((a.validTo as string) < (b.validTo as string) ? 1 : -1))[0];
}

function fault(pointer: string, code: string, zh: string, en: string): FieldError {
  return { pointer, code, message: { zh, en } };
}
