import { type FieldOptions, fieldDecorator } from './field.js';

/** Any JSON value, whose shape another rule checks. */
export const JsonField = fieldDecorator<FieldOptions>({
  check: () => null,
  schema: () => ({
    type: ['object', 'array', 'string', 'number', 'boolean'],
    additionalProperties: true,
    items: {},
    example: { yellow: 60, red: 90 },
  }),
});
