import {
  API,
  pageCall,
  reads,
  registration,
  type Samples,
  SORTED_LIST,
  searches,
  THIN,
} from './contestants.js';
import type { Call, Load } from './load/load.js';
import type { BenchOptions } from './options.js';

/** One line of the report: who is measured against whom, and what performance.md asks for. */
export interface Row {
  readonly title: string;
  readonly subject: Contestant;
  readonly yardstick: Contestant;
  readonly bar: number;
  readonly aim: number | null;
}

export interface Contestant {
  /** Contestants of one name are the same load and are run once per round. */
  readonly name: string;
  readonly load: Load;
}

export interface Parties {
  readonly apiUrl: string;
  readonly thinUrl: string;
  /** Headers of one who sees everything, and of one from whom fields are masked. */
  readonly full: Readonly<Record<string, string>>;
  readonly part: Readonly<Record<string, string>>;
}

type Make = (name: string, calls: Load['calls']) => Contestant;

/** Those who are loaded: the thin server, the API as one who sees everything, the API as one who sees part. */
interface Makers {
  readonly thin: Make;
  readonly api: Make;
  readonly masked: Make;
}

/** The lines of performance.md that this benchmark measures. */
export async function rowsOf(parties: Parties, samples: Samples, options: BenchOptions): Promise<Row[]> {
  const { connections, seconds, only, deepPage } = options;
  const maker =
    (url: string, headers: Readonly<Record<string, string>>): Make =>
    (name, calls) => ({ name, load: { url, headers, calls, connections, seconds } });
  const makers: Makers = {
    thin: maker(parties.thinUrl, {}),
    api: maker(parties.apiUrl, parties.full),
    masked: maker(parties.apiUrl, parties.part),
  };
  const page = await pageCall(parties.apiUrl, parties.full, deepPage);
  const rows = [
    ...readRows(makers, samples, page, deepPage),
    ...searchRows(makers, samples),
    createRow(makers),
  ];
  return only.length ? rows.filter(({ title }) => only.some((word) => title.includes(word))) : rows;
}

function readRows({ thin, api, masked }: Makers, { ids }: Samples, page: Call, deepPage: number): Row[] {
  const list: Call[] = [{ method: 'GET', path: `${API}${SORTED_LIST}` }];
  const firstPage = api('API list', list);
  return [
    {
      title: 'get by id',
      subject: api('API get', reads(API, ids)),
      yardstick: thin('thin get', reads(THIN, ids)),
      bar: 0.6,
      aim: 0.8,
    },
    {
      title: 'list of 50, filtered, sorted, scoped',
      subject: firstPage,
      yardstick: thin('thin list', [{ method: 'GET', path: `${THIN}${SORTED_LIST}` }]),
      bar: 0.8,
      aim: 1,
    },
    {
      title: 'list for a role that sees part',
      subject: masked('API list, masked', list),
      yardstick: firstPage,
      bar: 0.9,
      aim: null,
    },
    {
      title: `list, page ${deepPage} by keyset`,
      subject: api('API deep page', [page]),
      yardstick: firstPage,
      bar: 0.9,
      aim: null,
    },
  ];
}

function searchRows({ thin, api }: Makers, { rare, frequent }: Samples): Row[] {
  return [
    {
      title: 'search, two characters, rare',
      subject: api('API rare', searches(API, rare)),
      yardstick: thin('thin rare', searches(THIN, rare)),
      bar: 0.8,
      aim: null,
    },
    {
      title: 'search, two characters, frequent',
      subject: api('API frequent', searches(API, frequent)),
      yardstick: thin('thin frequent', searches(THIN, frequent)),
      bar: 0.8,
      aim: 2,
    },
  ];
}

function createRow({ thin, api }: Makers): Row {
  return {
    title: 'create',
    subject: api('API create', registration(API)),
    yardstick: thin('thin create', registration(THIN)),
    bar: 0.35,
    aim: 0.5,
  };
}
