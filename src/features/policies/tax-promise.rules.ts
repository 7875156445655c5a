import { foldedText } from './policy-key.rules.js';

/**
 * Wording that promises money for tax paid (domain.md trap 8.30). Since 2024-08-01 (公平竞争审查条例, P32) no paper of a
 * district may give 税收优惠 or selective fiscal awards to particular companies without a basis in law; whoever promises
 * them writes evidence against the own house. Tax relief that laws give to everyone (加计扣除, 出口退税, 即征即退) is none.
 */
const TAX =
  '(?:(?:区级|地方|市级)?税收|纳税|税款|税额|缴税|完税|增值税|企业所得税|个人所得税|所得税|地方财力|区级财力|财政贡献|地方贡献|区域贡献|经济贡献|地方留存|区级留成|留成部分)';
const GIVE = '(?:返还|奖励|返|补贴|补助|扶持|奖补|资助|兑现)';
const SENTENCE = '[^。；;!！\\n]';

const PROMISES: readonly RegExp[] = [
  /税收(?:返还|奖励|奖补|补贴|分成)|财政返还|先征后返|返税|退税奖励|税收优惠/,
  new RegExp(
    `${TAX}${SENTENCE}{0,20}(?:\\d+(?:\\.\\d+)?%|百分之[一二三四五六七八九十]+|全额)${SENTENCE}{0,12}${GIVE}`,
  ),
  new RegExp(`按照?${SENTENCE}{0,16}${TAX}${SENTENCE}{0,24}${GIVE}`),
  new RegExp(
    `${GIVE}${SENTENCE}{0,12}${TAX}${SENTENCE}{0,8}(?:\\d+(?:\\.\\d+)?%|百分之[一二三四五六七八九十]+|部分)`,
  ),
  /tax(?:refund|rebate|kickback)/i,
];

/** Relief that national law gives to whoever meets it, and words that forbid. */
const LAWFUL = /出口退(?:\(免\))?税|留抵退税|即征即退|加计扣除|减按\d+%|免征|税前扣除/g;
const FORBIDDING = /(?:不得|严禁|禁止|不予|不再|杜绝|清理|不与|不以|避免)[^。；;!！\n]*/g;

/** The words that promise it, as they stand in the text; null where nothing does. */
export function taxPromiseIn(text: string | null | undefined): string | null {
  if (!text) return null;
  const plain = foldedText(text).replace(FORBIDDING, '').replace(LAWFUL, '');
  for (const pattern of PROMISES) {
    const [found] = pattern.exec(plain) ?? [];
    if (found !== undefined) return found;
  }
  return null;
}
