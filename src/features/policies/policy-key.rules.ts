/** How titles and numbers of policies are compared. What a person wrote is stored beside it, unchanged. */

/** Half width, without white space; line breaks stay, since they end a sentence. */
export function foldedText(text: string): string {
  return text.normalize('NFKC').replace(/[^\S\n]+/g, '');
}

const BRACKETS = /[〔〕【】[\]()（）{}「」『』〖〗]/g;

/** 文号: `普科规范〔2023〕1号`, `普科规范[2023]1 号` and `普科规范(2023)1号` are one. */
export function docNoKey(docNo: string): string {
  return docNo
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(BRACKETS, '|')
    .replace(/第(?=\d+号$)/, '')
    .toLowerCase();
}

/** 关于印发《…》的通知 is the paper that is sent round with it. */
const SENT_ROUND = /^.{0,40}关于(?:印发|发布|公布|下发|修订印发)[《<](.+)[》>]的(?:通知|公告)$/u;

const SIGNS = /[《》<>〈〉"“”'‘’、，,。.:：;；·\-—_~()（）〔〕[\]【】]/g;

/** A title without quotes, signs and the letter around it. */
export function titleKey(title: string): string {
  const bare = title.normalize('NFKC').replace(/\s+/g, '');
  const inner = SENT_ROUND.exec(bare)?.[1] ?? bare;
  return inner.replace(SIGNS, '').toLowerCase() || inner.toLowerCase();
}

/** Who issued it: `上海市普陀区科学技术委员会`, spaces apart. */
export function issuerKey(issuer: string): string {
  return issuer
    .normalize('NFKC')
    .replace(/[\s、，,;；]+/g, '')
    .toLowerCase();
}

/** `第 五 条` and `第五条.` are one. */
export function clauseNoKey(no: string): string {
  return (
    no
      .normalize('NFKC')
      .replace(/[\s、。:：]+|\.$/g, '')
      .toLowerCase() || no
  );
}
