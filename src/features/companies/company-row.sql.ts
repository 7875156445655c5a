import { getMetadataArgsStorage } from 'typeorm';
import { Company } from './company.entity.js';
import { UNREAD_KEYS } from './company-keys.rules.js';

const WITHOUT: readonly string[] = UNREAD_KEYS;

/** Dates as text: the driver would turn them into instants of the server's zone. */
function selected(property: string, column: string, type: unknown): string {
  return `c.${column}${type === 'date' ? '::text' : ''} AS "${property}"`;
}

/** Columns of the class itself and of those that it extends. */
function isOfCompany(target: unknown): boolean {
  return target === Company || (typeof target === 'function' && Company.prototype instanceof target);
}

/** Every stored column of a company by its property name, but for the search keys: they are large and recomputed. */
export const WHOLE_ROW = getMetadataArgsStorage()
  .columns.filter(({ target, propertyName }) => isOfCompany(target) && !WITHOUT.includes(propertyName))
  .map(({ propertyName, options }) =>
    selected(propertyName, options.name ?? propertyName, options.type ?? 'uuid'),
  )
  .join(', ');
