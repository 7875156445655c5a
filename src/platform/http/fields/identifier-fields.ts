import { isCountryCode } from '../../kernel/countries.js';
import { isDistrictCode } from '../../kernel/districts.js';
import { checkLegacyRegistrationNumber } from '../../kernel/legacy-registration-number.js';
import { checkUscc } from '../../kernel/uscc.js';
import { type FieldOptions, fieldDecorator } from './field.js';

/**
 * Unified social credit code, stored in its normalised form. Case, width, spaces and hyphens are forgiven; a wrong
 * check character is refused with a hint; a region or inner code that looks odd is accepted.
 */
export const UsccField = fieldDecorator<FieldOptions>({
  convert: (raw) => (typeof raw === 'string' && raw.length <= 100 ? (checkUscc(raw).normalised ?? raw) : raw),
  check(value) {
    if (typeof value !== 'string' || value.length > 100)
      return {
        code: 'USCC_INVALID',
        message: { zh: '应为18位统一社会信用代码', en: 'must be an 18-character USCC' },
      };
    const { status, problem } = checkUscc(value);
    if (status === 'valid' || status === 'warn') return null;
    if (status === 'missing')
      return {
        code: 'USCC_MISSING',
        message: { zh: '没有代码时请传 null', en: 'send null when there is no code' },
      };
    const suggestion = problem?.suggestion;
    return {
      code: `USCC_${problem?.code ?? 'INVALID'}`,
      message: problem?.message ?? { zh: '统一社会信用代码有误', en: 'is not a valid USCC' },
      ...(suggestion ? { params: { suggestion } } : {}),
    };
  },
  schema: () => ({ type: 'string', minLength: 18, maxLength: 100, example: '91310107T0000001X8' }),
});

/** The 15-digit number of documents before 2015; never a key. */
export const LegacyNumberField = fieldDecorator<FieldOptions>({
  convert: (raw) =>
    typeof raw === 'string' && raw.length <= 60
      ? (checkLegacyRegistrationNumber(raw).normalised ?? raw)
      : raw,
  check(value) {
    const result =
      typeof value === 'string' && value.length <= 60 ? checkLegacyRegistrationNumber(value) : null;
    if (result?.status === 'valid') return null;
    return {
      code: 'LEGACY_NUMBER_INVALID',
      message: result?.problem?.message ?? {
        zh: '应为15位注册号',
        en: 'must be a 15-digit registration number',
      },
    };
  },
  schema: () => ({ type: 'string', minLength: 15, maxLength: 60, example: '110108000000016' }),
});

/** ISO 3166-1 alpha-2 country code. */
export const CountryField = fieldDecorator<FieldOptions>({
  convert: (raw) => (typeof raw === 'string' && raw.length === 2 ? raw.toUpperCase() : raw),
  check: (value) =>
    typeof value === 'string' && isCountryCode(value)
      ? null
      : {
          code: 'COUNTRY_UNKNOWN',
          message: { zh: '应为 ISO 3166-1 两位国家代码', en: 'must be an ISO 3166-1 alpha-2 code' },
        },
  schema: () => ({ type: 'string', minLength: 2, maxLength: 2, pattern: '^[A-Za-z]{2}$', example: 'CN' }),
});

/** Six-digit administrative division code, GB/T 2260; 普陀区 = 310107. */
export const DistrictField = fieldDecorator<FieldOptions>({
  check: (value) =>
    typeof value === 'string' && isDistrictCode(value)
      ? null
      : {
          code: 'DISTRICT_UNKNOWN',
          message: { zh: '应为6位行政区划代码', en: 'must be a six-digit division code' },
        },
  schema: () => ({ type: 'string', pattern: '^\\d{6}$', example: '310107' }),
});
