/**
 * How personal data looks to those who may not see it (domain.md §2.3): `王先生`, `138****5678`, `z***@x.com`. Each form is
 * given twice, as SQL for the read road and as a function; a test on PostgreSQL holds the two together.
 */
export const ANONYMOUS_NAME = '已匿名';

/** What the audit trail keeps of a personal value: that there was one. It must not outlive an erasure. */
export const REDACTED = '***';

/** Surnames of two characters; every other Chinese surname is taken to have one. */
const COMPOUND_SURNAMES = [
  ...[
    '欧阳',
    '太史',
    '端木',
    '上官',
    '司马',
    '东方',
    '独孤',
    '南宫',
    '万俟',
    '闻人',
    '夏侯',
    '诸葛',
    '尉迟',
    '公羊',
  ],
  ...[
    '赫连',
    '澹台',
    '皇甫',
    '宗政',
    '濮阳',
    '公冶',
    '太叔',
    '申屠',
    '公孙',
    '慕容',
    '仲孙',
    '钟离',
    '长孙',
    '宇文',
  ],
  ...[
    '司徒',
    '鲜于',
    '司空',
    '闾丘',
    '令狐',
    '百里',
    '呼延',
    '东郭',
    '南门',
    '西门',
    '左丘',
    '梁丘',
    '轩辕',
    '拓跋',
  ],
];

const HONORIFIC_TEXT: Readonly<Record<string, string>> = { MR: '先生', MS: '女士' };

/** Surname with 先生 or 女士, or with `**` where the form of address is not known. Other scripts keep one character. */
export function maskedName(name: string, honorific: string | null): string {
  if (name === ANONYMOUS_NAME) return name;
  const characters = [...name];
  const two = characters.slice(0, 2).join('');
  const surname = characters.length > 2 && COMPOUND_SURNAMES.includes(two) ? two : (characters[0] ?? '');
  return surname + (HONORIFIC_TEXT[honorific ?? ''] ?? '**');
}

/** First three and last four digits of a number of eleven or more, the last two of a shorter one. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^(00)?86(?=1\d{10}$)/, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return `****${digits.length >= 7 ? digits.slice(-2) : ''}`;
}

/** First character and the domain. */
export function maskedEmail(email: string): string {
  return `${[...email][0] ?? ''}***${email.slice(email.indexOf('@'))}`;
}

/** First character of a WeChat name. */
export function maskedWechat(wechat: string): string {
  return `${[...wechat][0] ?? ''}***`;
}

const surnames = COMPOUND_SURNAMES.map((surname) => `'${surname}'`).join(', ');

/** The same forms as SQL expressions over the columns of the contact with this alias. NULL stays NULL. */
export function maskedSql(alias: string): Readonly<Record<'name' | 'mobile' | 'email' | 'wechat', string>> {
  const digits = `regexp_replace(regexp_replace(${alias}.mobile, '\\D', '', 'g'), '^(00)?86(?=1\\d{10}$)', '')`;
  return {
    name: `CASE WHEN ${alias}.name = '${ANONYMOUS_NAME}' THEN ${alias}.name ELSE
      left(${alias}.name, CASE WHEN char_length(${alias}.name) > 2 AND left(${alias}.name, 2) IN (${surnames}) THEN 2 ELSE 1 END)
      || CASE ${alias}.honorific WHEN 'MR' THEN '先生' WHEN 'MS' THEN '女士' ELSE '**' END END`,
    mobile: `CASE WHEN length(${digits}) >= 11 THEN left(${digits}, 3) || '****' || right(${digits}, 4)
      WHEN length(${digits}) >= 7 THEN '****' || right(${digits}, 2)
      WHEN ${alias}.mobile IS NOT NULL THEN '****' END`,
    email: `left(${alias}.email, 1) || '***' || substr(${alias}.email, strpos(${alias}.email, '@'))`,
    wechat: `left(${alias}.wechat, 1) || '***'`,
  };
}
