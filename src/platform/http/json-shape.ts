import type { Text } from '../kernel/domain-error.js';

/** Limits of a JSON body, well above what any documented request needs. */
export const MOST_LEVELS = 32;
export const MOST_MEMBERS = 50_000;

export type JsonFault =
  | { readonly kind: 'too-complex' }
  | { readonly kind: 'refused'; readonly pointer: string; readonly code: string; readonly message: Text };

interface Place {
  readonly value: object;
  readonly key: string | number;
  readonly parent: Place | null;
  readonly depth: number;
}

const FORBIDDEN_NAME: Text = { zh: '不允许的属性名', en: 'This property name is not allowed' };
const UNSTORABLE: Text = {
  zh: '文本含有 NUL 或不成对的代理字符，无法保存',
  en: 'The text holds NUL or a lone surrogate, which cannot be stored',
};

/**
 * The first fault of a parsed body: too deep, too many members, a `__proto__` member, or text that PostgreSQL
 * cannot store. Walks without recursion, so that depth costs no stack.
 */
export function findJsonFault(root: unknown): JsonFault | null {
  if (typeof root !== 'object' || root === null) return null;
  const open: Place[] = [{ value: root, key: '', parent: null, depth: 1 }];
  let members = 0;
  for (let place = open.pop(); place; place = open.pop()) {
    if (place.depth > MOST_LEVELS) return { kind: 'too-complex' };
    const keys = Array.isArray(place.value) ? place.value.keys() : Object.keys(place.value);
    for (const key of keys) {
      members += 1;
      if (members > MOST_MEMBERS) return { kind: 'too-complex' };
      const fault = memberFault(place, key);
      if (fault) return fault;
      const value = (place.value as Record<string | number, unknown>)[key];
      if (typeof value === 'object' && value !== null)
        open.push({ value, key, parent: place, depth: place.depth + 1 });
    }
  }
  return null;
}

function memberFault(place: Place, key: string | number): JsonFault | null {
  const refused = (code: string, message: Text): JsonFault => ({
    kind: 'refused',
    pointer: pointerTo(place, key),
    code,
    message,
  });
  if (key === '__proto__') return refused('FORBIDDEN_NAME', FORBIDDEN_NAME);
  if (typeof key === 'string' && !isStorable(key)) return refused('TEXT_UNSTORABLE', UNSTORABLE);
  const value = (place.value as Record<string | number, unknown>)[key];
  return typeof value === 'string' && !isStorable(value) ? refused('TEXT_UNSTORABLE', UNSTORABLE) : null;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** JSON pointer (RFC 6901) to a member; unprintable parts are cut so that it can be sent back. */
function pointerTo(place: Place, key: string | number): string {
  const parts = [key];
  for (let at: Place | null = place; at?.parent; at = at.parent) parts.unshift(at.key);
  return `/${parts.map(escapePart).join('/')}`;
}

function escapePart(part: string | number): string {
  const text = String(part).toWellFormed().replaceAll('\0', '\uFFFD').slice(0, 100);
  return text.replaceAll('~', '~0').replaceAll('/', '~1');
}
