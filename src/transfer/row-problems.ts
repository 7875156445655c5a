import type { DomainError, FieldError } from '../platform/kernel/domain-error.js';
import type { RowProblem } from './sheet-intake.js';

/** A refusal of a single record, in the words of a row: one problem for each field to blame, else one for all. */
export function problemsOf({ code, definition, details }: DomainError): RowProblem[] {
  const { errors = [], params } = details;
  if (errors.length > 0) return errors.map(problemOfField);
  const { title, detail } = definition;
  return [
    {
      code: code.split('.')[1] ?? code,
      message: detail ? { zh: `${title.zh}：${detail.zh}`, en: `${title.en}. ${detail.en}` } : title,
      ...(params ? { params } : {}),
    },
  ];
}

function problemOfField({ pointer, code, message, params }: FieldError): RowProblem {
  const field = pointer?.split('/')[1];
  return { ...(field ? { field } : {}), code, message, ...(params ? { params } : {}) };
}
