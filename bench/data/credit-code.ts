const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** A sound and unique unified social credit code (GB 32100) of an invented company in Putuo. */
export function creditCodeOf(serial: number): string {
  let rest = serial;
  let body = '';
  for (let place = 0; place < 6; place++) {
    body = ALPHABET.charAt(rest % 31) + body;
    rest = Math.floor(rest / 31);
  }
  const front = `91310107${withOrganisationCheck(`MA${body}`)}`;
  const sum = CODE_WEIGHTS.reduce(
    (total, weight, at) => total + ALPHABET.indexOf(front.charAt(at)) * weight,
    0,
  );
  return front + ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714: here letters count A = 10 … Z = 35. */
function withOrganisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, at) => total + Number.parseInt(body.charAt(at), 36) * weight,
    0,
  );
  const rest = 11 - (sum % 11);
  return body + (rest === 10 ? 'X' : rest === 11 ? '0' : String(rest));
}
