/** N7–N8 and N13: endings of names that say what kind of legal person it is. Longest first within each list. */

export const BRANCH_WORDS = [
  '分公司',
  '支公司',
  '营业部',
  '代表处',
  '办事处',
  '联络处',
  '分行',
  '支行',
  '分所',
  '分店',
  '分部',
] as const;

export const HAN_LEGAL_FORMS = [
  '股份有限公司',
  '有限责任公司',
  '(股份)公司',
  '特殊普通合伙',
  '普通合伙',
  '有限合伙',
  '有限公司',
  '股份公司',
  '合伙企业',
  '集团公司',
  '总公司',
  '公司',
] as const;

export const GROUP_WORDS = ['集团', '控股'] as const;

/** The list of N13 with its spelled-out twins. */
export const LATIN_LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'LTD LIMITED INC INCORPORATED CORP CORPORATION CO COMPANY LLC LLP LP PLC GMBH AG SA SAS SARL BV NV OY AB AS ' +
    'KK PTE PTY SRL SPA KG BM'
  ).split(' '),
);

export const LATIN_BRANCH_ENDINGS = [
  ['REPRESENTATIVE', 'OFFICE'],
  ['LIAISON', 'OFFICE'],
  ['REP', 'OFFICE'],
  ['BRANCH', 'OFFICE'],
  ['BRANCH'],
] as const;

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/合伙|\bLLP\b|\bLP\b/, 'partnership'],
  [/公司|\bLTD\b|\bLIMITED\b|\bBM\b/, 'limited'],
  [/\bLLC\b/, 'llc'],
  [/\bINC|\bCORP/, 'corporation'],
  [/\bPLC\b/, 'plc'],
  [/\bGMBH\b|\bAG\b|\bKG\b/, 'german'],
  [/\bSA|\bSRL\b|\bSPA\b/, 'romance'],
  [/\bBV\b|\bNV\b/, 'dutch'],
  [/\bOY\b|\bAB\b|\bAS\b/, 'nordic'],
  [/\bKK\b/, 'japanese'],
];

/** The family of a legal form, or null when it says nothing (absent, or a bare CO). */
export function legalFamily(form: string | null): string | null {
  if (form === null) return null;
  return FAMILIES.find(([pattern]) => pattern.test(form))?.[1] ?? null;
}

/**
 * Forms one legal person can be written with. 有限公司, 有限责任公司 and 股份有限公司 go together, because a
 * registrar lets no two companies share brand and trade; `Inc.` and `Ltd` do not: an Israeli start-up is often both.
 */
export function areLegalFormsCompatible(left: string | null, right: string | null): boolean {
  const [a, b] = [legalFamily(left), legalFamily(right)];
  return a === null || b === null || a === b;
}
