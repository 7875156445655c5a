import { type FieldOptions, fieldDecorator } from './field.js';

/** Any JSON value, whose shape another rule checks. */
export const JsonField = fieldDecorator<FieldOptions>({
  check: () => null,
  schema: () => ({
    oneOf: [
      { type: 'object', additionalProperties: true },
      { type: 'array', items: {} },
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
    ],
    example: { yellow: 60, red: 90 },
  }),
});

/** A JSON object whose members another rule checks. */
export const JsonObjectField = fieldDecorator<FieldOptions>({
  check: (value) =>
    typeof value === 'object' && !Array.isArray(value)
      ? null
      : { code: 'NOT_AN_OBJECT', message: { zh: '应为对象', en: 'must be an object' } },
  schema: () => ({ type: 'object', additionalProperties: true, example: {} }),
});
