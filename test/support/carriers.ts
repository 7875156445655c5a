import type { SignedIn } from './users.js';

/** A carrier, a unit, a reservation or a parcel as the API shows it. */
export interface Shown {
  readonly id: string;
  readonly version: number;
  readonly [member: string]: unknown;
}

export interface Refused {
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}

let made = 0;

/** A carrier as its operator enters it, with a name that no other call gives. */
export function aCarrier(changes: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    name: `示例智创大厦${made}号`,
    type: 'OFFICE_TOWER',
    operatorOrg: '示例运营有限公司',
    buildStatus: 'DELIVERED',
    gfaSqm: '10000.00',
    leasableSqm: '8000.00',
    ...changes,
  };
}

async function entered(user: SignedIn, path: string, body: Record<string, unknown>): Promise<Shown> {
  const answer = await user.post<Shown>(path, body);
  if (answer.status !== 201) throw new Error(`${path} refused: ${answer.text}`);
  return answer.body;
}

export function carrier(user: SignedIn, changes: Record<string, unknown> = {}): Promise<Shown> {
  return entered(user, '/carriers', aCarrier(changes));
}

/** A vacant unit of a carrier, with a number of its own. */
export function unit(
  user: SignedIn,
  carrierId: string,
  changes: Record<string, unknown> = {},
): Promise<Shown> {
  made += 1;
  return entered(user, '/carrier-units', {
    carrierId,
    unitNo: `${made}01`,
    areaSqm: '500.00',
    status: 'VACANT',
    ...changes,
  });
}

/** A unit in a carrier of its own. */
export async function aUnit(user: SignedIn, changes: Record<string, unknown> = {}): Promise<Shown> {
  return unit(user, (await carrier(user)).id, changes);
}
