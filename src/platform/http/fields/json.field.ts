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
