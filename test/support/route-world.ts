import { randomUUID } from 'node:crypto';
import { PasswordHasher } from '../../src/platform/access/password-hasher.js';
import type { TestApp } from './app.js';
import { aCompany, register } from './companies.js';
import type { RequestParts } from './openapi-requests.js';
import { type Answer, call, type SignedIn, type SignInOptions, signIn } from './users.js';

/** `own` keeps the records, `other` promotes investment too, `office` is 区投促办, `department` promotes nothing. */
export const UNITS = {
  own: 'TAOPU_SMART_CITY_CO',
  other: 'TAOPU_TOWN',
  office: 'DIST_INVESTMENT_OFFICE',
  department: 'DIST_HEALTH',
} as const;
export type Place = keyof typeof UNITS;

export interface Persona {
  readonly role: string;
  readonly place: Place;
}

/** Texts that stand in the records of `own` and nowhere else: whoever finds one in an answer was shown it. */
export const PLANTED = {
  mobile: '13800137777',
  email: 'yincang.shili@example.com',
  wechat: 'yincang_shili_77',
  contactName: '欧阳示例隐',
  companyNote: '示例隐语之企业备注',
  openSummary: '示例隐语之跟进内容',
  confidentialSummary: '示例隐语之保密内容',
  fileName: '示例隐语之附件.csv',
  projectName: '示例隐语之保密项目',
  projectNote: '示例隐语之项目备注',
  projectDiligence: '示例隐语之尽调结论',
  resultName: '示例隐语之结果.csv',
  leadTitle: '示例隐语之线索标题',
  protectionNote: '示例隐语之保护说明',
  conflictStatement: '示例隐语之举证内容',
} as const;

export interface MadeRecord {
  readonly path: Readonly<Record<string, string>>;
  /** For If-Match. */
  readonly version?: number;
}

export const PASSWORD = 'shili 11 hua 22 niao';
const SUBSTANCE = '，双方就落地条件、用地与时间表逐项讨论并约定下次会面。';

let serial = 0;

/** A word that no other record of the run has. */
export function unique(): string {
  serial += 1;
  return `${serial}${randomUUID().slice(0, 4)}`;
}

/** The users and records that the sweeps over all routes need, made over HTTP by a specialist of `own`. */
export class World {
  private readonly actors = new Map<string, Promise<SignedIn>>();
  private readonly shared = new Map<(world: World) => Promise<MadeRecord>, Promise<MadeRecord>>();
  private passwordHash: Promise<string> | undefined;

  constructor(readonly app: TestApp) {}

  /** The one user of a persona. */
  actor(persona: Persona): Promise<SignedIn> {
    return this.once(this.actors, `${persona.role}@${persona.place}`, () => this.newcomer(persona));
  }

  /** One more user of a persona, for what ends sessions or changes passwords. */
  async newcomer({ role, place }: Persona, more: SignInOptions = {}): Promise<SignedIn> {
    return signIn(this.app, { roles: [role], unitCode: UNITS[place], ...more });
  }

  /** Who makes the records. */
  maker(): Promise<SignedIn> {
    return this.once(this.actors, 'maker', () => this.newcomer({ role: 'SPECIALIST', place: 'own' }));
  }

  async admin(): Promise<SignedIn> {
    return this.actor({ role: 'SYSTEM_ADMIN', place: 'own' });
  }

  async keeper(): Promise<SignedIn> {
    return this.actor({ role: 'POOL_ADMIN', place: 'office' });
  }

  /** A record that is looked at and not changed. */
  sharedRecord(make: (world: World) => Promise<MadeRecord>): Promise<MadeRecord> {
    return this.once(this.shared, make, () => make(this));
  }

  async withPassword(persona: Persona): Promise<SignedIn> {
    this.passwordHash ??= this.app.app.get(PasswordHasher, { strict: false }).hash(PASSWORD);
    return this.newcomer(persona, { passwordHash: await this.passwordHash });
  }

  private once<K, T>(known: Map<K, Promise<T>>, name: K, make: () => Promise<T>): Promise<T> {
    const made = known.get(name) ?? make();
    known.set(name, made);
    return made;
  }
}

type Made = Record<string, unknown> & { id: string; version: number };

/** The body of an answer that must be a success. */
export function done<T = Made>({ status, text, body }: Answer<unknown>): T {
  if (status >= 300) throw new Error(`a record could not be made: ${status} ${text.slice(0, 500)}`);
  return body as T;
}

const record = ({ id, version }: Made): MadeRecord => ({ path: { id }, version });

export function companyBody(): Record<string, unknown> {
  return aCompany({ parkRelation: 'RESIDENT' });
}

/** A resident company of `own`. */
export async function company(world: World): Promise<MadeRecord> {
  const made = await register(await world.maker(), { parkRelation: 'RESIDENT', note: PLANTED.companyNote });
  return record(made as unknown as Made);
}

export async function companyId(world: World): Promise<string> {
  return (await world.sharedRecord(company)).path['id'] as string;
}

export async function contactBody(world: World): Promise<Record<string, unknown>> {
  return {
    name: '示例王',
    companyId: await companyId(world),
    decisionRole: 'DECISION_MAKER',
    mobile: '13900139000',
    source: 'BUSINESS_CARD',
    lawfulBasis: 'CONTRACT',
  };
}

export async function contact(world: World): Promise<MadeRecord> {
  const { mobile, email, wechat, contactName: name } = PLANTED;
  const body = { ...(await contactBody(world)), name, mobile, email, wechat };
  return record(done(await (await world.maker()).post('/contacts', body)));
}

/** A second, not primary employment. */
export async function employment(world: World): Promise<MadeRecord> {
  const maker = await world.maker();
  const { path } = await contact(world);
  const body = { companyId: await companyId(world), title: '示例顾问' };
  const made = done(await maker.post(`/contacts/${path['id']}/employments`, body));
  return { path: { id: path['id'] as string, employmentId: made.id }, version: made.version };
}

export async function interactionBody(world: World, by: SignedIn): Promise<Record<string, unknown>> {
  return {
    occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
    channel: 'DOC',
    companyId: await companyId(world),
    ourParticipantIds: [by.userId],
    summary: `示例${SUBSTANCE}`,
    progressType: 'NONE',
  };
}

export async function interaction(world: World): Promise<MadeRecord> {
  return recordedTalk(world, { summary: `${PLANTED.openSummary}${SUBSTANCE}` });
}

export async function confidentialInteraction(world: World): Promise<MadeRecord> {
  return recordedTalk(world, { summary: `${PLANTED.confidentialSummary}${SUBSTANCE}`, isConfidential: true });
}

async function recordedTalk(world: World, more: object): Promise<MadeRecord> {
  const maker = await world.maker();
  const body = { ...(await interactionBody(world, maker)), ...more };
  return record(done(await maker.post('/interactions', body)));
}

export function upload(name: string = PLANTED.fileName): FormData {
  const form = new FormData();
  form.set('file', new Blob([`示例,${unique()}\n`], { type: 'text/csv' }), name);
  return form;
}

export async function file(world: World): Promise<MadeRecord> {
  const { token } = await world.maker();
  const response = await fetch(`${world.app.url}/api/v1/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: upload(),
  });
  if (response.status !== 201) throw new Error(`upload failed: ${await response.text()}`);
  return record((await response.json()) as Made);
}

export async function team(world: World): Promise<MadeRecord> {
  const admin = await world.admin();
  const body = { name: `示例组${unique()}`, unitId: admin.unitId, type: 'OUTPOST' };
  return record(done(await admin.post('/teams', body)));
}

export function unitBody(): Record<string, unknown> {
  const word = unique();
  return {
    code: `SHILI_${word.toUpperCase()}`,
    name: `示例单位${word}`,
    shortName: `示例${word}`,
    nameEn: `Example ${word}`,
    type: 'GOV',
  };
}

export async function unit(world: World): Promise<MadeRecord> {
  return record(done(await (await world.keeper()).post('/units', unitBody())));
}

export async function userBody(world: World): Promise<Record<string, unknown>> {
  const { unitId } = await world.admin();
  return { loginName: `shili.${unique()}`, displayName: '示例同事', unitId, roles: ['ANALYST'] };
}

export async function user(world: World): Promise<MadeRecord> {
  return record(done(await (await world.admin()).post('/users', await userBody(world))));
}

export function focusAreaBody(): Record<string, unknown> {
  return {
    taxonomy: 'DISTRICT',
    code: `SHILI_${unique().toUpperCase()}`,
    nameZh: '示例方向',
    nameEn: 'Example area',
    edition: '2022',
    validFrom: '2022-01-01',
    source: '示例文号',
  };
}

export async function focusArea(world: World): Promise<MadeRecord> {
  const body = focusAreaBody();
  const made = done(await (await world.keeper()).post('/focus-areas', body));
  return { path: { code: body['code'] as string }, version: made.version };
}

export function chainNodeBody(): Record<string, unknown> {
  serial += 1;
  return {
    code: `ZZ-${String(serial).padStart(5, '0')}`,
    nameZh: '示例环节',
    nameEn: 'Example node',
    focusAreaCode: 'AI',
    position: 'UPSTREAM',
    importance: 3,
    mapVersion: 2022,
  };
}

export async function chainNode(world: World): Promise<MadeRecord> {
  return record(done(await (await world.keeper()).post('/chain-nodes', chainNodeBody())));
}

/** A later day with each call: a setting has one value a day. */
export function settingValue(): RequestParts['body'] {
  serial += 1;
  const effectiveFrom = new Date(Date.UTC(2031, 0, 1 + serial)).toISOString().slice(0, 10);
  return { value: 60, effectiveFrom, source: '示例文号' };
}

/** A deleted record of a kind. @param noun of its address */
export function deleted(noun: string, make: (world: World) => Promise<MadeRecord>) {
  return async (world: World): Promise<MadeRecord> => {
    const { path, version } = await make(world);
    const by = noun === 'companies' ? await world.keeper() : await world.maker();
    const answer = await call(world.app, 'DELETE', `/${noun}/${path['id']}`, {
      token: by.token,
      headers: { 'If-Match': `"${version}"` },
    });
    if (answer.status !== 204) throw new Error(`deleting failed: ${answer.text}`);
    return { path };
  };
}
