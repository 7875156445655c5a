/** Mail domains that anybody may have an address under: a common one says nothing about a company. */
const PUBLIC_MAIL: ReadonlySet<string> = new Set(
  (
    'qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com vip.126.com yeah.net 188.com sina.com sina.cn vip.sina.com ' +
    'sohu.com vip.sohu.com 139.com 189.cn wo.cn aliyun.com 21cn.com tom.com 263.net ' +
    'gmail.com googlemail.com outlook.com outlook.cn hotmail.com hotmail.co.uk live.com live.cn msn.com ' +
    'yahoo.com yahoo.cn yahoo.com.cn yahoo.com.hk yahoo.co.jp ymail.com icloud.com me.com mac.com aol.com ' +
    'proton.me protonmail.com pm.me gmx.de gmx.net gmx.com web.de t-online.de mail.ru yandex.ru yandex.com ' +
    'walla.co.il walla.com netvision.net.il bezeqint.net zahav.net.il 012.net.il naver.com daum.net zoho.com mail.com'
  ).split(' '),
);

export function isPublicMailDomain(domain: string): boolean {
  return PUBLIC_MAIL.has(domain);
}
