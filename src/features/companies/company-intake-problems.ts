import type { DomainError, Text } from '../../platform/kernel/domain-error.js';
import type { CompanyAlias } from './company.entity.js';
import type { ComparedCompany, Match } from './company-duplicates.rules.js';
import type { IntakeCandidate, IntakeProblem } from './company-intake.types.js';
import type { KnownCompany } from './company-pool.rules.js';

const MOST_CANDIDATES = 5;

type Compared = ComparedCompany & { readonly known: KnownCompany };

/** What the level rule compares, with the company behind it. */
export function comparedWith(known: KnownCompany): Compared {
  const { nameCn, nameEn, nameLocal, uscc, foreignRegNo, foreignRegCountry, focusAreaCode, groupId } =
    known.content;
  const aliases: readonly CompanyAlias[] = known.content.aliases;
  const numbers = { uscc, foreignRegNo, foreignRegCountry };
  return { nameCn, nameEn, nameLocal, aliases, ...numbers, focusAreaCode, groupId, known };
}

export function candidatesOf(matches: readonly Match<{ known: KnownCompany }>[]): IntakeCandidate[] {
  return matches.slice(0, MOST_CANDIDATES).map(({ candidate: { known }, level, reasons }) => ({
    // One that this list brings has no record of its own to open until the list is in.
    id: known.row === null ? known.id : null,
    code: known.code,
    row: known.row,
    name: known.content.nameCn ?? known.content.nameEn ?? '',
    level,
    reasons,
  }));
}

type Candidates = readonly IntakeCandidate[];

function withCandidates(code: string, message: Text) {
  return (candidates: Candidates): IntakeProblem => ({ code, message, candidates });
}

/** What happened to a row that is no fault of a field. */
export const intakeProblems = {
  DUPLICATE: (fields: readonly string[], candidates: Candidates): IntakeProblem => ({
    code: 'DUPLICATE',
    message: {
      zh: '企业已存在，按“跳过”处理；本行另有这些内容：{fields}。需要补充时请以 duplicates=update 重新导入',
      en: 'The company is there already and was skipped; the row has more to say on {fields}. Import again with duplicates=update to add it',
    },
    params: { fields: fields.join(', ') },
    candidates,
  }),
  DUPLICATE_STOPS: withCandidates('DUPLICATE_STOPS', {
    zh: '企业已存在；按“遇重复即停止”处理，整份文件没有写入',
    en: 'The company is there already; nothing of the file was written, since known ones stop it',
  }),
  NAME_DIFFERS: (names: readonly string[], candidates: Candidates): IntakeProblem => ({
    code: 'NAME_DIFFERS',
    message: {
      zh: '企业已存在，本行写的是另一名称“{names}”，登记名称没有改动；如系更名，请在企业档案中修改',
      en: 'The company is there under another name than “{names}”, which was left alone; change it in the record if it was renamed',
    },
    params: { names: names.join('; ') },
    candidates,
  }),
  AMBIGUOUS: withCandidates('AMBIGUOUS', {
    zh: '有多家已有企业与本行相同，无法确定是哪一家；请补充统一社会信用代码，或先合并重复的企业',
    en: 'Several known companies fit the row; give its credit code, or merge the doubles first',
  }),
  SIMILAR_REJECTED: withCandidates('SIMILAR', {
    zh: '与已有企业相似，请核对；确属不同企业的，请以 similar=create 重新导入或单独登记',
    en: 'Similar to a known company; check it. If it is another one, import with similar=create or register it by itself',
  }),
  SIMILAR_CREATED: withCandidates('SIMILAR', {
    zh: '已登记，但与已有企业相似，请核对是否同一企业',
    en: 'Registered, but similar to a known company; check whether it is the same',
  }),
  SCOPE_HELD: (): IntakeProblem => ({
    field: 'groupName',
    code: 'SCOPE_HELD',
    message: {
      zh: '企业与所写集团各有有效的首报保护，本行没有写入；请先由一方解除保护，或提请裁决，再补充集团',
      en: 'The company and the group of the row are both protected; the row was not written. Let one be released or apply for a ruling, then add the group',
    },
  }),
  TAKEN_MEANWHILE: (): IntakeProblem => ({
    code: 'TAKEN_MEANWHILE',
    message: {
      zh: '导入期间他人登记或修改了同一企业，本行没有写入，请重新导入',
      en: 'Somebody registered or changed the same company during the import; the row was not written, import it again',
    },
  }),
} as const;

/** A refusal of a single registration, in the words of a row. */
export function refusal(error: DomainError, candidates?: Candidates): IntakeProblem {
  const { title, detail } = error.definition;
  const { params } = error.details;
  return {
    code: error.code.split('.')[1] as string,
    message: detail ? { zh: `${title.zh}：${detail.zh}`, en: `${title.en}. ${detail.en}` } : title,
    ...(params ? { params } : {}),
    ...(candidates ? { candidates } : {}),
  };
}
