import { fieldsOf } from './field.js';

/**
 * A response class with some members of another one, described as they are there: a report shows a part of a record
 * and must not describe it differently.
 */
export function PickOf<T extends object, K extends keyof T & string>(
  base: new () => T,
  options: { name: string; fields: readonly K[] },
): new () => Pick<T, K> {
  const picked = { [options.name]: class {} }[options.name] as new () => Pick<T, K>;
  for (const [key, field] of fieldsOf(base))
    if ((options.fields as readonly string[]).includes(key)) field.again({})(picked.prototype as object, key);
  return picked;
}
