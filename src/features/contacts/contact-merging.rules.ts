import type { Contact } from './contact.entity.js';

const FILLED = ['honorific', 'mobile', 'email', 'wechat', 'language', 'nationality'] as const;
type Filled = (typeof FILLED)[number];
type Person = Pick<Contact, Filled | 'doNotContact'>;

/** Fields in which one record of a person knows more than the other. */
export function gainOf(survivor: Person, victim: Person): Filled[] {
  return FILLED.filter((field) => survivor[field] === null && victim[field] !== null);
}

/** What the record that stays takes over: what it lacks, and that nobody is to call. */
export function gained(survivor: Person, victim: Person): Partial<Person> {
  const fields = gainOf(survivor, victim).map((field) => [field, victim[field]]);
  return { ...Object.fromEntries(fields), doNotContact: survivor.doNotContact || victim.doNotContact };
}

/** What it gives back: values that still are as they were taken over. A call ban that somebody relies on stays. */
export function lossOf(now: Person, victim: Person, gain: readonly string[]): Partial<Person> {
  const fields = FILLED.filter((field) => gain.includes(field) && now[field] === victim[field]);
  return Object.fromEntries(fields.map((field) => [field, null]));
}
