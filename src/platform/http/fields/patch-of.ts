import { fieldsOf } from './field.js';

/**
 * The JSON Merge Patch twin of a create class: every field may be left out; null clears the nullable ones.
 * @param omit fields that cannot change after creation
 */
export function PatchOf<T extends object>(
  base: new () => T,
  options: { name: string; omit?: readonly (keyof T & string)[] },
): new () => Partial<T> {
  const patch = { [options.name]: class {} }[options.name] as new () => Partial<T>;
  for (const [key, field] of fieldsOf(base)) {
    if (options.omit?.some((name) => name === key)) continue;
    field.again({ optional: true })(patch.prototype as object, key);
  }
  return patch;
}
