import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Node {
  readonly id: string;
  readonly code: string;
  readonly parentId: string | null;
  readonly mapVersion: number;
  readonly version: number;
}
interface Nodes {
  readonly items: Node[];
  readonly total?: number;
}

let app: TestApp;
let specialist: SignedIn;
let keeper: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  keeper = await signIn(app, { roles: ['POOL_ADMIN'] });
});
afterAll(() => app.close());

const draft = (more: object = {}) => ({
  code: 'LH-90',
  nameZh: '示例环节',
  nameEn: 'Example node',
  focusAreaCode: 'LIFE_HEALTH',
  position: 'SUPPORT',
  importance: 2,
  mapVersion: 2022,
  ...more,
});

describe('GET /chain-nodes', () => {
  it.each([
    ['?count=true&limit=1', 48],
    ['?count=true&focusAreaCode=AI', 12],
    ['?count=true&focusAreaCode=AI,LIFE_HEALTH', 24],
    ['?count=true&mapVersion=2021', 0],
  ])('filters: %s', async (query, total) => {
    expect((await specialist.get<Nodes>(`/chain-nodes${query}`)).body.total).toBe(total);
  });

  it('filters by position', async () => {
    const { items } = (
      await specialist.get<Nodes>('/chain-nodes?focusAreaCode=LIFE_HEALTH&position=DOWNSTREAM')
    ).body;
    expect(items.map(({ code }) => code)).toEqual(['LH-09', 'LH-12']);
  });

  it.each(['?position=SIDEWAYS', '?mapVersion=nineteen', '?q=x'])('refuses %s', async (query) => {
    expect((await specialist.get(`/chain-nodes${query}`)).status).toBe(400);
  });
});

describe('GET /chain-nodes/{id}', () => {
  it('takes the code or the id', async () => {
    const byCode = await specialist.get<Node>('/chain-nodes/LH-04');
    expect(byCode.body).toMatchObject({ code: 'LH-04', seedNamed: true, importance: 4, mapVersion: 2022 });
    const byId = await specialist.get<Node>(`/chain-nodes/${byCode.body.id}`);
    expect(byId.text).toBe(byCode.text);
  });

  it.each(['/chain-nodes/LH-99', '/chain-nodes/LH-04?mapVersion=2021', '/chain-nodes/x'])(
    'does not find %s',
    async (path) => {
      expect((await specialist.get(path)).status).toBe(404);
    },
  );
});

describe('POST and PATCH /chain-nodes', () => {
  it('adds a node and changes it', async () => {
    const parent = (await specialist.get<Node>('/chain-nodes/LH-10')).body;
    const answer = await keeper.post<Node>('/chain-nodes', draft({ parentId: parent.id }));
    expect(answer.status).toBe(201);
    const changed = await keeper.patch<Node>('/chain-nodes/LH-90', { strategy: 'FILL', parentId: null }, 1);
    expect(changed.body).toMatchObject({ strategy: 'FILL', parentId: null, version: 2 });
    const history = await specialist.get<{ items: { action: string }[] }>(`/chain-nodes/LH-90/history`);
    expect(history.body.items.map(({ action }) => action)).toEqual([
      'chain_node.updated',
      'chain_node.created',
    ]);
  });

  it.each([
    ['a code that is there', { code: 'LH-01' }, 409, 'CHAIN_NODE.CODE_TAKEN'],
    [
      'an area of another taxonomy',
      { code: 'LH-91', focusAreaCode: 'SMART_SOFTWARE' },
      422,
      'CHAIN_NODE.FOCUS_AREA_UNKNOWN',
    ],
    ['a year without a map', { code: 'LH-91', mapVersion: 2050 }, 422, 'CHAIN_NODE.MAP_UNKNOWN'],
    ['a wrong industry code', { code: 'LH-91', gb4754Codes: ['73x0'] }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['an importance of 6', { code: 'LH-91', importance: 6 }, 400, 'REQUEST.VALIDATION_FAILED'],
  ])('refuses %s', async (_name, wrong, status, code) => {
    const answer = await keeper.post('/chain-nodes', draft(wrong));
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(await app.sql(`SELECT 1 FROM chain_node WHERE code = 'LH-91'`)).toEqual([]);
  });

  it('refuses a parent of another area and a circle', async () => {
    const ai = (await specialist.get<Node>('/chain-nodes/AI-01')).body;
    const [first, second] = [
      (await specialist.get<Node>('/chain-nodes/LH-01')).body,
      (await specialist.get<Node>('/chain-nodes/LH-02')).body,
    ];
    const wrongArea = await keeper.patch('/chain-nodes/LH-01', { parentId: ai.id }, first.version);
    expect(wrongArea.body['code']).toBe('CHAIN_NODE.PARENT_UNSUITABLE');
    await keeper.patch('/chain-nodes/LH-01', { parentId: second.id }, first.version);
    const circle = await keeper.patch('/chain-nodes/LH-02', { parentId: first.id }, second.version);
    expect(circle.body['code']).toBe('CHAIN_NODE.PARENT_UNSUITABLE');
  });

  it('is closed to others', async () => {
    expect((await specialist.post('/chain-nodes', draft({ code: 'LH-92' }))).status).toBe(403);
    expect((await specialist.patch('/chain-nodes/LH-03', { importance: 1 }, 1)).status).toBe(403);
  });
});

describe('POST /chain-nodes/maps', () => {
  it('copies a year with its parents and leaves the original alone', async () => {
    const original = await app.sql('SELECT * FROM chain_node WHERE map_version = 2022 ORDER BY id');
    const answer = await keeper.post<{ items: object[] }>('/chain-nodes/maps', {
      mapVersion: 2027,
      copyOf: 2022,
    });
    expect(answer.status).toBe(201);
    expect(answer.body.items[0]).toEqual({ mapVersion: 2027, nodes: original.length });
    expect(await app.sql('SELECT * FROM chain_node WHERE map_version = 2022 ORDER BY id')).toEqual(original);
    const parents = (year: number) =>
      app.sql(
        `SELECT n.code, p.code AS parent, p.map_version = n.map_version AS "sameMap" FROM chain_node n
         LEFT JOIN chain_node p ON p.id = n.parent_id WHERE n.map_version = $1 ORDER BY n.code`,
        [year],
      );
    expect(await parents(2027)).toEqual(await parents(2022));
    expect((await specialist.get<Node>('/chain-nodes/LH-04')).body.mapVersion).toBe(2027);
    expect((await specialist.get<Node>('/chain-nodes/LH-04?mapVersion=2022')).body.mapVersion).toBe(2022);
  });

  it.each([
    [{ mapVersion: 2022, copyOf: 2022 }, 409],
    [{ mapVersion: 2031, copyOf: 2030 }, 422],
  ])('refuses %j', async (body, status) => {
    expect((await keeper.post('/chain-nodes/maps', body)).status).toBe(status);
  });
});
