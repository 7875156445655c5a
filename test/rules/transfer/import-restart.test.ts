import { afterAll, describe, expect, it } from '@jest/globals';
import type { JobRun } from '../../../src/platform/jobs/job.types.js';
import type { ImportRecord } from '../../../src/transfer/imports/import.types.js';
import { ImportList } from '../../../src/transfer/imports/import-list.js';
import { ImportPass } from '../../../src/transfer/imports/import-pass.js';
import { FileInspection } from '../../../src/transfer/imports/inspect-file.js';
import { openTable } from '../../../src/transfer/reading/open-table.js';
import type { SheetKind } from '../../../src/transfer/sheet-intake.js';
import { POLICY_COLUMNS } from '../../../src/transfer/sheets/policy.sheet.js';
import { aScratchFolder } from '../../support/workbooks.js';

const scratch = aScratchFolder();
afterAll(() => scratch.remove());

const KIND = {
  kind: 'policies',
  needs: [['title'], ['no']],
  begin: () => ({ take: async () => [] }),
} as unknown as SheetKind;

/** Titles and conditions of the rows behind a line of the file, as a run reads them that goes on there. */
async function readBehind(path: string, last: number): Promise<unknown[][]> {
  const options = { sheet: null, hiddenSheets: false };
  const sheets = await FileInspection.of(path, options, (file) =>
    file.sheets({ kind: KIND, columns: POLICY_COLUMNS }, {}),
  );
  const record = { sheets, mapping: {}, options } as unknown as ImportRecord;
  const table = await openTable(path);
  try {
    const list = new ImportList(table, POLICY_COLUMNS, record, ['title']);
    const pass = new ImportPass({} as JobRun, record, KIND, list, new Map());
    const read: unknown[][] = [];
    for await (const { rows } of pass.batches({ sheetNo: 0, last }))
      for (const { number, intake } of rows)
        read.push([number, intake?.values['title'], intake?.values['conditionText']]);
    return read;
  } finally {
    await table.close();
  }
}

describe('a run that goes on behind a checkpoint', () => {
  it('knows what the rows before it stand for', async () => {
    const csv =
      '政策名称,条款,扶持内容,申报条件\n办法甲,一,给予补贴,在示例区\n,二,给予补贴,同上\n,三,给予补贴,同上\n';
    const path = scratch.file('restart.csv', csv);
    const whole = await readBehind(path, 0);
    expect(whole).toEqual([
      [2, '办法甲', '在示例区'],
      [3, '办法甲', '在示例区'],
      [4, '办法甲', '在示例区'],
    ]);
    for (const last of [2, 3]) expect(await readBehind(path, last)).toEqual(whole.slice(last - 1));
  });
});
