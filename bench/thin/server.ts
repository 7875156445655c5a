import express from 'express';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { bigramsOf, THIN_COLUMNS } from './thin-table.js';

/**
 * The thin baseline, a process of its own: Express 5 and pg, prepared statements, JSON built by PostgreSQL. No
 * framework, sign-in, scope, validation or audit: the least that answers the same questions.
 */
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL']),
  options: '-c TimeZone=Asia/Shanghai -c jit=off',
});

const row = `SELECT ${Object.entries(THIN_COLUMNS)
  .map(([member, column]) => `${column} AS "${member}"`)
  .join(', ')} FROM thin.company`;

const ONE = `SELECT row_to_json(t)::text AS json FROM (${row} WHERE id = $1) t`;
const LIST = `SELECT coalesce(json_agg(t), '[]')::text AS json FROM (${row}
  WHERE focus_area_code = $1 ORDER BY registered_capital_wan DESC NULLS LAST, id DESC LIMIT 50) t`;
const SEARCH = `SELECT coalesce(json_agg(t), '[]')::text AS json FROM (${row}
  WHERE grams @> $1 ORDER BY id DESC LIMIT 50) t`;

const WRITTEN = [
  'nameCn',
  'entityType',
  'uscc',
  'capitalNature',
  'investorCountry',
  'registeredCapitalWan',
  'registeredCapitalCurrency',
  'establishedOn',
  'registrationStatus',
  'registeredAddress',
  'registeredDistrictCode',
  'gb4754Code',
  'focusAreaCode',
  'scaleClass',
  'parkRelation',
  'note',
] as const;
const INSERT = `INSERT INTO thin.company (id, grams, ${WRITTEN.map((member) => THIN_COLUMNS[member]).join(', ')})
  VALUES ($1, $2, ${WRITTEN.map((_, at) => `$${at + 3}`).join(', ')})`;

const app = express();
app.use(express.json());

app.get('/companies/:id', async (request, response) => {
  const { rows } = await pool.query({ name: 'one', text: ONE, values: [request.params.id] });
  if (rows.length === 0) response.status(404).end();
  else response.type('json').send(rows[0].json);
});

app.get('/companies', async (request, response) => {
  const { q, focusArea } = request.query;
  const { rows } = await (typeof q === 'string'
    ? // Planned with its values: a plan made once for all may walk the whole table for a rare fragment.
      pool.query(SEARCH, [bigramsOf(q)])
    : pool.query({ name: 'list', text: LIST, values: [focusArea] }));
  response.type('json').send(`{"items":${rows[0].json}}`);
});

app.post('/companies', async (request, response) => {
  const id = uuidv7();
  const { body } = request;
  const values = [id, bigramsOf(body.nameCn), ...WRITTEN.map((member) => body[member])];
  await pool.query({ name: 'insert', text: INSERT, values });
  response.status(201).json({ id });
});

app.get('/ready', async (_request, response) => {
  await pool.query('SELECT 1');
  response.end();
});

const server = app.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => pool.end());
});
