import { SOURCE_CHANNEL } from '../../features/leads/lead.codes.js';
import {
  ACTIVITY_LIGHT,
  INVESTMENT_TYPE,
  LANDING_MODE,
  LEVEL,
  STAGE,
} from '../../features/projects/project.codes.js';
import type { Locale } from '../../platform/http/request-context.js';
import type { AnyCodeTable } from '../../platform/kernel/code-table.js';
import { countryName } from '../../platform/kernel/countries.js';
import { Exact } from '../../platform/kernel/decimal.js';
import type { SheetRow } from '../../transfer/sheet.js';
import type { SheetItem } from '../../transfer/writing/workbook-spec.js';
import { LEDGER_MEMBERS } from './ledger.sql.js';

type Project = Readonly<Record<string, unknown>>;

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function label(table: AnyCodeTable, code: unknown, locale: Locale): string | null {
  return table.entries.find((entry) => entry.code === code)?.[locale] ?? null;
}

/** One line of the ledger out of the cells of one project. */
export function ledgerRow(project: Project, locale: Locale): SheetRow {
  const text = (name: string) => (project[name] as string | null) ?? null;
  const named = (name: string) => text(locale === 'en' ? `${name}En` : name);
  const issues = project['issues'] as readonly string[] | null;
  const probability = project['probability'] as number | null;
  return {
    ...(project as SheetRow),
    investorCountry: text('investorCountry') ? countryName(text('investorCountry') as string, locale) : null,
    focusArea: named('focusArea'),
    chainNode: named('chainNode'),
    level: label(LEVEL, project['level'], locale),
    investmentType: label(INVESTMENT_TYPE, project['investmentType'], locale),
    landingMode: label(LANDING_MODE, project['landingMode'], locale),
    stage: label(STAGE, project['stage'], locale),
    light: label(ACTIVITY_LIGHT, project['activityLight'], locale),
    sourceChannel: label(SOURCE_CHANNEL, project['sourceChannel'], locale),
    probability: probability === null ? null : new Exact(probability).div(100).toFixed(2),
    issues: issues?.length ? issues.join('；') : null,
  };
}

/** `一、生命健康（共3个，合计15,800.00万元、210.00万美元）`: one total per currency, never one of both. */
function groupLine(project: Project, place: number, locale: Locale): string {
  const { groupCount, groupWan, groupWanUsd } = project;
  const area = String(
    (locale === 'en' ? project['focusAreaEn'] : project['focusArea']) ?? project['groupCode'] ?? '—',
  );
  if (locale === 'en')
    return `${place + 1}. ${area} (${groupCount} projects, ${groupWan} 10k CNY, ${groupWanUsd} 10k USD)`;
  return `${NUMERALS[place] ?? place + 1}、${area}（共${groupCount}个，合计${groupWan}万元、${groupWanUsd}万美元）`;
}

function projectOf(cells: readonly unknown[]): Project {
  return Object.fromEntries(LEDGER_MEMBERS.map((member, at) => [member, cells[at] ?? null]));
}

/** Batches of cells → rows, for a file that is one plain table. */
export async function* ledgerRows(
  batches: AsyncIterable<unknown[][]>,
  locale: Locale,
): AsyncGenerator<readonly SheetRow[]> {
  for await (const batch of batches) yield batch.map((cells) => ledgerRow(projectOf(cells), locale));
}

/** Batches of cells → lines of the sheet, a heading line before each focus area. */
export async function* groupedLedger(
  batches: AsyncIterable<unknown[][]>,
  locale: Locale,
): AsyncGenerator<readonly SheetItem[]> {
  let group: unknown;
  let place = -1;
  for await (const batch of batches) {
    const items: SheetItem[] = [];
    for (const cells of batch) {
      const project = projectOf(cells);
      if (place < 0 || project['groupCode'] !== group) {
        group = project['groupCode'];
        place += 1;
        items.push({ line: groupLine(project, place, locale) });
      }
      items.push(ledgerRow(project, locale));
    }
    yield items;
  }
}
