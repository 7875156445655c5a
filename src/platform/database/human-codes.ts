import { Injectable } from '@nestjs/common';
import { Sql } from './sql.js';

/** Human-readable numbers such as `QY-000123` and `XM-2026-0123`. A number is never given twice. */
@Injectable()
export class HumanCodes {
  constructor(private readonly sql: Sql) {}

  /** The next `PREFIX-YYYY-nnnn` of a year. The counter row is locked until the transaction ends. */
  async nextOfYear(prefix: string, year: number, digits: number): Promise<string> {
    const row = await this.sql.first<{ n: string }>(
      `INSERT INTO code_counter AS c (prefix, year, last_number) VALUES ($1, $2, 1)
       ON CONFLICT (prefix, year) DO UPDATE SET last_number = c.last_number + 1
       RETURNING last_number::text AS n`,
      [prefix, year],
    );
    return `${prefix}-${year}-${(row as { n: string }).n.padStart(digits, '0')}`;
  }

  /** The next number of a sequence as `PREFIX-nnnnnn`; several writers never wait for each other. */
  async nextOfSequence(prefix: string, sequence: string, digits: number): Promise<string> {
    const row = await this.sql.first<{ n: string }>('SELECT nextval($1::regclass)::text AS n', [sequence]);
    return `${prefix}-${(row as { n: string }).n.padStart(digits, '0')}`;
  }
}
