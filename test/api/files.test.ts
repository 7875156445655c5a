import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import yazl from 'yazl';
import { FileSubjects } from '../../src/platform/files/file-subjects.js';
import { TempFolder } from '../../src/platform/files/temp-folder.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { within } from '../support/patience.js';
import { type SignedIn, signIn } from '../support/users.js';

const MEGABYTE = 1024 * 1024;
const LIMIT = 2 * MEGABYTE;
const PDF = Buffer.from('%PDF-1.7\n示例纪要\n%%EOF\n');

let app: TestApp;
let specialist: SignedIn;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'taopu-files-'));
  app = await startTestApp({ settings: { DATA_DIR: folder, UPLOAD_LIMIT: LIMIT } });
  specialist = await signIn(app);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function upload(content: Buffer, name: string, more: Record<string, string> = {}): Promise<Answer> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), name);
  return send(form, more);
}

async function send(body: FormData | string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${app.url}/api/v1/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${specialist.token}`, ...headers },
    body: typeof body === 'string' || body instanceof FormData ? body : new Uint8Array(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Unfinished uploads on disk, once what is being removed has been. */
async function leftovers(): Promise<string[]> {
  for (let tries = 0; tries < 20; tries++) {
    const names = await readdir(path.join(folder, 'tmp')).catch(() => []);
    if (names.length === 0) return [];
    await wait(50);
  }
  return readdir(path.join(folder, 'tmp'));
}

const keptContents = async () =>
  (await readdir(path.join(folder, 'files'), { recursive: true }).catch(() => [] as string[])).filter(
    (name) => path.basename(name).length >= 64,
  );
const fileRows = () => app.sql('SELECT id, sha256, original_name FROM stored_file ORDER BY id');

function zip(members: Record<string, string>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, text] of Object.entries(members)) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  return buffer(archive.outputStream);
}

const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(64)]);

describe('POST /files', () => {
  it('keeps the content by its hash and tells what it is', async () => {
    const answer = await upload(PDF, '示例 纪要.pdf');
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect(answer).toMatchObject({
      status: 201,
      body: { originalName: '示例 纪要.pdf', mediaType: 'application/pdf', size: PDF.length, sha256 },
    });
    expect(await keptContents()).toContain(path.join(sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    expect(await leftovers()).toEqual([]);
    const audit = await app.sql(
      `SELECT 1 FROM audit_entry WHERE action = 'file.uploaded' AND subject_id = $1`,
      [answer.body['id']],
    );
    expect(audit).toHaveLength(1);
  });

  it('keeps one copy of one content, however many upload it at once', async () => {
    const content = Buffer.concat([PDF, randomBytes(500_000)]);
    const before = await keptContents();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => upload(content, `示例${n}.pdf`)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await keptContents()).toHaveLength(before.length + 1);
  });

  it.each([
    ['png', () => PNG, 'image/png'],
    ['jpg', () => Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'],
    ['webp', () => Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
    ['docx', () => zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }), /wordprocessingml/],
    ['xlsx', () => zip({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' }), /spreadsheetml/],
    ['pptx', () => zip({ 'ppt/presentation.xml': '<x/>' }), /presentationml/],
    ['ofd', () => zip({ 'OFD.xml': '<x/>' }), 'application/ofd'],
    ['doc', () => ole('WordDocument'), 'application/msword'],
    ['xls', () => ole('Workbook'), 'application/vnd.ms-excel'],
    ['csv', () => Buffer.from('企业名称,电话\r\n示例公司,021\r\n'), 'text/csv'],
    ['txt', () => Buffer.from('cabefd', 'hex'), 'text/plain'],
  ] as const)('takes %s', async (extension, content, type) => {
    const answer = await upload(await content(), `示例.${extension.toUpperCase()}`);
    expect([answer.status, answer.body['mediaType']]).toEqual([
      201,
      typeof type === 'string' ? type : expect.stringMatching(type),
    ]);
  });

  it.each([
    [
      'a program named .pdf',
      async () => Buffer.from('MZ\x90\0\x03\0', 'latin1'),
      '示例.pdf',
      415,
      'FILE.TYPE_NOT_ALLOWED',
    ],
    ['a picture named .pdf', async () => PNG, '示例.pdf', 415, 'FILE.NAME_DISAGREES'],
    ['a page named .html', async () => Buffer.from('<html></html>'), 'a.html', 415, 'FILE.NAME_DISAGREES'],
    ['an svg', async () => Buffer.from('<svg xmlns="x"/>'), 'a.svg', 415, 'FILE.NAME_DISAGREES'],
    ['a plain archive', () => zip({ 'a.txt': 'a' }), 'a.zip', 415, 'FILE.TYPE_NOT_ALLOWED'],
    ['an archive named .docx', () => zip({ 'a.txt': 'a' }), 'a.docx', 415, 'FILE.TYPE_NOT_ALLOWED'],
    [
      'a document with macros',
      () => zip({ 'word/document.xml': '', 'word/vbaProject.bin': 'x' }),
      'a.docx',
      415,
      'FILE.TYPE_NOT_ALLOWED',
    ],
    ['an encrypted workbook', async () => ole('EncryptedPackage'), 'a.xls', 415, 'FILE.TYPE_NOT_ALLOWED'],
    [
      'half an archive',
      async () => (await zip({ 'xl/workbook.xml': 'x' })).subarray(0, 40),
      'a.xlsx',
      415,
      'FILE.TYPE_NOT_ALLOWED',
    ],
    ['no name', async () => PDF, '', 415, 'FILE.NAME_DISAGREES'],
    ['an empty file', async () => Buffer.alloc(0), 'a.pdf', 422, 'FILE.EMPTY'],
    [
      'a byte too many',
      async () => Buffer.concat([PDF, Buffer.alloc(LIMIT + 1 - PDF.length)]),
      'a.pdf',
      413,
      'FILE.TOO_LARGE',
    ],
  ] as const)('refuses %s and keeps nothing', async (_name, content, name, status, code) => {
    const [rows, kept] = [await fileRows(), await keptContents()];
    const answer = await upload(await content(), name);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect([await fileRows(), await keptContents(), await leftovers()]).toEqual([rows, kept, []]);
  });

  it('takes a file of exactly the limit', async () => {
    const content = Buffer.concat([PDF, Buffer.alloc(LIMIT - PDF.length)]);
    expect((await upload(content, 'a.pdf')).body).toMatchObject({ size: LIMIT });
  });

  it.each([
    ['../../etc/示例.pdf', '示例.pdf'],
    ['C:\\Users\\示例\\纪要.pdf', '纪要.pdf'],
    ['a\u202Efdp.pdf', 'afdp.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
    ['é.pdf', 'é.pdf'],
  ])('stores the name %s as %s', async (given, stored) => {
    expect((await upload(PDF, given)).body['originalName']).toBe(stored);
  });

  it('reads a name in GB 18030, as some desktop programs send it', async () => {
    const name = Buffer.from('cabec0fd2e706466', 'hex');
    const parts = [
      Buffer.from('--XX\r\nContent-Disposition: form-data; name="file"; filename="'),
      name,
      Buffer.from('"\r\n\r\n'),
      PDF,
      Buffer.from('\r\n--XX--\r\n'),
    ];
    const answer = await send(Buffer.concat(parts), { 'Content-Type': 'multipart/form-data; boundary=XX' });
    expect(answer.body['originalName']).toBe('示例.pdf');
  });

  it('answers the same again to the same key, and 422 to the key with another content', async () => {
    const key = { 'Idempotency-Key': 'one-upload' };
    const first = await upload(PDF, '示例.pdf', key);
    const again = await upload(PDF, '示例.pdf', key);
    expect(again.body['id']).toBe(first.body['id']);
    const other = Buffer.from(PDF.toString('latin1').replace('1.7', '1.6'), 'latin1');
    expect((await upload(other, '示例.pdf', key)).status).toBe(422);
  });

  it.each([
    [['LEADER'], 403],
    [['ANALYST'], 403],
    [['SUPERVISOR'], 201],
  ] as const)('%j: %i', async (roles, status) => {
    const user = await signIn(app, { roles });
    const answer = await upload(PDF, 'a.pdf', { Authorization: `Bearer ${user.token}` });
    expect([answer.status, await leftovers()]).toEqual([status, []]);
  });

  it('wants to know who uploads before it reads', async () => {
    expect((await upload(PDF, 'a.pdf', { Authorization: '' })).status).toBe(401);
  });
});

describe('F9: forms that are not', () => {
  const part = 'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 x\r\n';
  const field = (name: string, text: string) =>
    `--XX\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  it.each([
    ['nothing', '', 400],
    ['no form at all', 'hello world', 400],
    ['only an end', '--XX--\r\n', 400],
    ['a cut file', `--XX\r\n${part}`, 400],
    ['a cut header', '--XX\r\nContent-Dispo', 400],
    ['a broken header', '--XX\r\nContent-Disposition form-data\r\n\r\nabc\r\n--XX--\r\n', 400],
    ['a header without end', `--XX\r\n${'A'.repeat(300_000)}`, 400],
    ['ten thousand headers', `--XX\r\n${'A: b\r\n'.repeat(10_000)}\r\nx\r\n--XX--\r\n`, 400],
    ['empty parts', '--XX\r\n\r\n--XX\r\n\r\n--XX--', 400],
    ['a NUL in the name', `--XX\r\n${part.replace('a.pdf', 'a\0.pdf')}--XX--\r\n`, 400],
    ['two files', `--XX\r\n${part}--XX\r\n${part}--XX--\r\n`, 400],
    ['the file in another field', `--XX\r\n${part.replace('"file"', '"datei"')}--XX--\r\n`, 400],
    ['a field called __proto__', `--XX\r\n${part.replace('"file"', '"__proto__"')}--XX--\r\n`, 400],
    [
      'a thousand fields',
      `${Array.from({ length: 1000 }, (_, n) => field(`f${n}`, 'x')).join('')}--XX\r\n${part}--XX--\r\n`,
      400,
    ],
    ['a field of a megabyte', `${field('note', 'x'.repeat(1_000_000))}--XX\r\n${part}--XX--\r\n`, 400],
  ])('refuses %s in time and leaves nothing behind', async (_name, body, status) => {
    const rows = await fileRows();
    const started = performance.now();
    const answer = await send(body, { 'Content-Type': 'multipart/form-data; boundary=XX' });
    expect(answer.status).toBe(status);
    expect(performance.now() - started).toBeLessThan(within(2000));
    expect([await fileRows(), await leftovers()]).toEqual([rows, []]);
  });

  it.each([
    ['multipart/form-data', 400],
    ['multipart/form-data; boundary=', 400],
    [`multipart/form-data; boundary=${'x'.repeat(500)}`, 400],
    ['application/json', 415],
    ['multipart/mixed; boundary=XX', 415],
  ])('refuses the content type %s', async (type, status) => {
    expect((await send('{}', { 'Content-Type': type })).status).toBe(status);
  });

  it('refuses ten files of 50 MB at once, said beforehand or not, in time and in little memory', async () => {
    const rows = await fileRows();
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => sendBig(n % 2 === 0)));
    expect(answers).toEqual(answers.map(() => 413));
    // Client and server share this process.
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MEGABYTE);
    expect(performance.now() - started).toBeLessThan(within(10_000));
    expect([await fileRows(), await leftovers()]).toEqual([rows, []]);
  });

  it('leaves nothing behind when the client goes away in the middle', async () => {
    const rows = await fileRows();
    await abandonUpload();
    expect([await fileRows(), await leftovers()]).toEqual([rows, []]);
    expect(app.logLines.filter((line) => line.includes('unexpected failure'))).toEqual([]);
  });

  /** 50 MB. @param announced whether Content-Length says so; else the limit is met on the way. @returns the status */
  function sendBig(announced: boolean): Promise<number> {
    const head = Buffer.concat([
      Buffer.from('--XX\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'),
      PDF,
    ]);
    const piece = Buffer.alloc(MEGABYTE);
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      const sending = request({ hostname, port, path: '/api/v1/files', method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sending.setHeader('Authorization', `Bearer ${specialist.token}`);
      sending.setHeader('Content-Type', 'multipart/form-data; boundary=XX');
      if (announced) sending.setHeader('Content-Length', head.length + 50 * MEGABYTE);
      sending.on('error', reject);
      sending.write(head);
      for (let n = 0; n < 50; n++) sending.write(piece);
      sending.end();
    });
  }

  async function abandonUpload(): Promise<void> {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${specialist.token}\r\n` +
        'Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: 900000\r\n\r\n' +
        '--XX\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
    );
    socket.write(randomBytes(300_000));
    for (let tries = 0; tries < 60; tries++) {
      if ((await readdir(path.join(folder, 'tmp'))).length > 0) break;
      await wait(25);
    }
    expect(await readdir(path.join(folder, 'tmp'))).toHaveLength(1);
    socket.destroy();
  }
});

describe('GET /files/{id}', () => {
  it('gives the content back byte for byte, as a download under its name', async () => {
    const content = Buffer.concat([PDF, randomBytes(200_000)]);
    const { body } = await upload(content, '示例 "纪要" (终).pdf');
    const response = await fetch(`${app.url}/api/v1/files/${body['id']}/content`, {
      headers: { Authorization: `Bearer ${specialist.token}` },
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-length')).toBe(String(content.length));
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const encoded = `filename*=UTF-8''${encodeURIComponent('示例 _纪要_ ')}%28${encodeURIComponent('终')}%29.pdf`;
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\x20-\x7e]+"; /);
    expect(response.headers.get('content-disposition')).toContain(encoded);
  });

  it('is seen by the unit of the uploader if it promotes, by pool administrators and by leaders', async () => {
    const { body } = await upload(PDF, 'a.pdf');
    const others = [
      [{ roles: ['SPECIALIST'] }, 200],
      [{ roles: ['SPECIALIST'], unitCode: 'LINGANG_TAOPU_CO' }, 404],
      [{ roles: ['DEPT_USER'], unitCode: 'DIST_SCITECH' }, 404],
      [{ roles: ['ANALYST'], unitCode: 'LINGANG_TAOPU_CO' }, 404],
      [{ roles: ['POOL_ADMIN'], unitCode: 'LINGANG_TAOPU_CO' }, 200],
      [{ roles: ['LEADER'], unitCode: 'DIST_SCITECH' }, 200],
    ] as const;
    for (const [who, status] of others) {
      const user = await signIn(app, who);
      const seen = [await user.get(`/files/${body['id']}`), await user.get(`/files/${body['id']}/content`)];
      expect([who, ...seen.map((answer) => answer.status)]).toEqual([who, status, status]);
    }
  });

  it('is seen by whoever may see a record that it is attached to', async () => {
    const { body } = await upload(PDF, 'a.pdf');
    const reader = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_SCITECH' });
    const rule = (actor: { userId: string }, subject: string, bind: (value: unknown) => string) =>
      `${subject} = ${bind(actor.userId)}::uuid`;
    app.app.get(FileSubjects, { strict: false }).register('example', rule);
    await app.sql(`INSERT INTO file_link (file_id, subject_type, subject_id) VALUES ($1, 'other', $2)`, [
      body['id'],
      reader.userId,
    ]);
    expect((await reader.get(`/files/${body['id']}`)).status).toBe(404);
    await app.sql(`INSERT INTO file_link (file_id, subject_type, subject_id) VALUES ($1, 'example', $2)`, [
      body['id'],
      reader.userId,
    ]);
    expect((await reader.get(`/files/${body['id']}`)).status).toBe(200);
  });

  it('is no longer the whole unit’s once it is attached: the record decides', async () => {
    const { body } = await upload(PDF, 'a.pdf');
    const colleague = await signIn(app);
    expect((await colleague.get(`/files/${body['id']}`)).status).toBe(200);
    await app.sql(`INSERT INTO file_link (file_id, subject_type, subject_id) VALUES ($1, 'other', $2)`, [
      body['id'],
      colleague.userId,
    ]);
    expect((await colleague.get(`/files/${body['id']}`)).status).toBe(404);
    expect((await colleague.get(`/files/${body['id']}/content`)).status).toBe(404);
  });

  it('says so when the content has been lost', async () => {
    const { body } = await upload(Buffer.concat([PDF, randomBytes(32)]), 'a.pdf');
    const sha256 = String(body['sha256']);
    await rm(path.join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    const answer = await specialist.get(`/files/${body['id']}/content`);
    expect([answer.status, answer.body['code']]).toEqual([404, 'FILE.CONTENT_MISSING']);
  });

  it.each(['00000000-0000-7000-8000-000000000009', 'QY-000001', 'x'])('does not find %s', async (id) => {
    expect((await specialist.get(`/files/${id}/content`)).status).toBe(404);
  });
});

describe('the folder of unfinished uploads', () => {
  it('is swept of what dead processes left, and of nothing else', async () => {
    const place = await mkdtemp(path.join(tmpdir(), 'taopu-tmp-'));
    const temp = new TempFolder(place);
    const mine = path.basename(await temp.newPath());
    const dead = mine.replace(`-${process.pid}-`, '-999999999-');
    const parent = mine.replace(`-${process.pid}-`, `-${process.ppid}-`);
    const elsewhere = mine.replace(/^upload-[0-9a-f]{8}/, 'upload-00000000');
    for (const name of [mine, dead, parent, elsewhere, 'notes.txt'])
      await writeFile(path.join(place, name), 'x');
    expect(await temp.sweep()).toBe(2);
    expect((await readdir(place)).sort()).toEqual([elsewhere, parent, 'notes.txt'].sort());
    expect(await temp.sweep(Date.now() + 2 * 86_400_000)).toBe(2);
    await rm(place, { recursive: true });
  });
});
