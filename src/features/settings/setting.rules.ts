import { httpErrors } from '../../platform/http/http.errors.js';
import type { DomainError } from '../../platform/kernel/domain-error.js';
import { settingErrors } from './setting.errors.js';
import { SETTING_SHAPES } from './setting-shapes.rules.js';

const REASON_MIN_CHARS = 10;

export interface WantedValue {
  readonly value: unknown;
  readonly effectiveFrom: string;
  readonly reason?: string | null;
}

/** Why a setting may not take this value from that day; null when it may. */
export function valueBlocker(key: string, wanted: WantedValue, today: string): DomainError | null {
  const shape = Object.hasOwn(SETTING_SHAPES, key) ? SETTING_SHAPES[key] : undefined;
  if (!shape) return httpErrors.NOT_FOUND();
  const errors = shape(wanted.value, '/value');
  if (errors.length) return settingErrors.VALUE_INVALID({ params: { count: errors.length }, errors });
  // Reports of the past are computed with the numbers of their time; changing those is a correction.
  const isExplained = [...(wanted.reason ?? '').trim()].length >= REASON_MIN_CHARS;
  if (wanted.effectiveFrom < today && !isExplained)
    return settingErrors.PAST_NEEDS_REASON({ params: { min: REASON_MIN_CHARS, today } });
  return null;
}
