import { v5 as uuidv5 } from 'uuid';

const UNIT_NAMESPACE = '6f1b9d0e-5f0a-4c39-9d0b-2a7c54f3e1a8';

/** The id of a unit of the paper: the same in every installation, so that exports and settings can name it. */
export function seededUnitId(code: string): string {
  return uuidv5(code, UNIT_NAMESPACE);
}
