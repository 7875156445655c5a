import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { foldHeading } from '../reading/fold.rules.js';
import { RowAttempts } from '../row-attempts.js';
import type { ImportPolicy, Outcome, ReadRow, RowOutcome, RowProblem, SheetIntake } from '../sheet-intake.js';
import { CompanyFinder, type FoundCompany } from './company-finder.js';

/** What became of one row. */
export interface Decided {
  readonly outcome: Outcome;
  readonly subjectId: string | null;
  readonly problems?: readonly RowProblem[];
}

/** A record that the row means. */
export interface KnownRecord {
  readonly id: string;
  /** What a person knows it by. */
  readonly label: string;
  /** What the row says that the record does not; empty: nothing new. */
  readonly changes: Readonly<Record<string, unknown>>;
  update(): Promise<unknown>;
}

/** How a noun decides a row: find the record that is meant, or make one. */
export interface RowWriter {
  /** Texts that make a row the same as another of the file; null when it cannot be told. */
  keyOf(row: ReadRow): readonly unknown[] | null;
  known(row: ReadRow, company: FoundCompany): Promise<KnownRecord | null>;
  create(row: ReadRow, company: FoundCompany): Promise<string>;
  /** What a person should know of a row that went in. */
  notes?(row: ReadRow, company: FoundCompany): Promise<readonly RowProblem[]>;
}

type Finder = ReturnType<CompanyFinder['begin']>;

const NO_COMPANY: FoundCompany = { companyId: null, problems: [] };

const NOTES = {
  IN_FILE: {
    zh: '与本文件“{sheet}”第 {row} 行相同，只登记一次',
    en: 'The same as row {row} of “{sheet}” in this file; registered once',
  },
  DUPLICATE: {
    zh: '已存在，按“跳过”处理；本行另有这些内容：{fields}。需要补充时请以 UPDATE 提交',
    en: 'It is there already and was skipped; the row has more to say on {fields}. Commit with UPDATE to add it',
  },
  STOPS: {
    zh: '已存在；按“遇重复即停止”处理，整份文件没有写入',
    en: 'It is there already; nothing of the file was written, since known ones stop it',
  },
} as const;

/** Takes in rows one after the other through a noun's services, each in a savepoint, with the company it is about. */
@Injectable()
export class SingleRows {
  constructor(
    private readonly attempts: RowAttempts,
    private readonly companies: CompanyFinder,
  ) {}

  /** For nouns that find their company themselves, or have none. */
  beginAlone(policy: ImportPolicy, writer: RowWriter): SheetIntake {
    return this.with({ find: async (rows) => rows.map(() => NO_COMPANY) }, policy, writer);
  }

  begin(actor: Actor, policy: ImportPolicy, writer: RowWriter): SheetIntake {
    return this.with(this.companies.begin(actor, policy), policy, writer);
  }

  private with(finder: Finder, policy: ImportPolicy, writer: RowWriter): SheetIntake {
    const seen = new SeenRows();
    const takeOne = async (row: ReadRow, company: FoundCompany): Promise<RowOutcome> => {
      const twin = seen.twinOf(row, writer.keyOf(row));
      if (twin) return twin;
      if (company.companyId === null && company.problems.length > 0)
        return { row: row.row, outcome: 'rejected', subjectId: null, problems: company.problems };
      const result = await this.attempts.run(() => decide(row, company, policy, writer));
      if ('problems' in result) return { row: row.row, outcome: 'rejected', subjectId: null, ...result };
      const { outcome, subjectId, problems = [] } = result.answer;
      if (outcome !== 'rejected') seen.add(row, writer.keyOf(row), subjectId);
      return { row: row.row, outcome, subjectId, problems: [...problems, ...company.problems] };
    };
    return {
      take: (rows) =>
        this.attempts.batch(!policy.dryRun, async () => {
          const companies = await finder.find(rows);
          const outcomes: RowOutcome[] = [];
          for (const [at, row] of rows.entries())
            outcomes.push(await takeOne(row, companies[at] ?? NO_COMPANY));
          return outcomes;
        }),
    };
  }
}

async function decide(
  row: ReadRow,
  company: FoundCompany,
  { duplicates }: ImportPolicy,
  writer: RowWriter,
): Promise<Decided> {
  const known = await writer.known(row, company);
  const problems = (await writer.notes?.(row, company)) ?? [];
  if (!known) return { outcome: 'created', subjectId: await writer.create(row, company), problems };
  const { id, label, changes } = known;
  const candidates = [{ id, code: null, row: null, name: label, level: 'EXACT', reasons: [] }];
  if (duplicates === 'stop')
    return {
      outcome: 'rejected',
      subjectId: id,
      problems: [{ code: 'DUPLICATE_STOPS', message: NOTES.STOPS, candidates }],
    };
  const fields = Object.keys(changes);
  if (fields.length === 0) return { outcome: 'unchanged', subjectId: id };
  if (duplicates === 'skip') {
    const params = { fields: fields.join(', ') };
    return {
      outcome: 'skipped',
      subjectId: id,
      problems: [{ code: 'DUPLICATE', message: NOTES.DUPLICATE, params, candidates }],
    };
  }
  await known.update();
  return { outcome: 'updated', subjectId: id, problems };
}

/** Rows of the file by what makes them the same. */
class SeenRows {
  private readonly rows = new Map<
    string,
    { readonly sheet: string; readonly row: number; readonly id: string | null }
  >();

  twinOf({ row }: ReadRow, key: readonly unknown[] | null): RowOutcome | null {
    const twin = key ? this.rows.get(textOf(key)) : undefined;
    if (!twin) return null;
    const { sheet, row: first, id } = twin;
    const candidates = [{ id, code: null, sheet, row: first, name: '', level: 'EXACT', reasons: [] }];
    const problem = {
      code: 'DUPLICATE_IN_FILE',
      message: NOTES.IN_FILE,
      params: { sheet, row: first },
      candidates,
    };
    return { row, outcome: 'skipped', subjectId: id, problems: [problem] };
  }

  add({ sheet, row }: ReadRow, key: readonly unknown[] | null, id: string | null): void {
    if (key) this.rows.set(textOf(key), { sheet, row, id });
  }
}

function textOf(key: readonly unknown[]): string {
  return key.map((part) => foldHeading(String(part ?? ''))).join('\n');
}
