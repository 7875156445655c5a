import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CHAIN_NODES } from '../../src/features/chain-nodes/chain-node.seed.js';
import { FOCUS_AREA_MAPPINGS, FOCUS_AREAS } from '../../src/features/focus-areas/focus-area.seed.js';
import { MEASURE_SECTION } from '../../src/features/measures/measure.codes.js';
import { MEASURE_PLAN, MEASURES } from '../../src/features/measures/measure.seed.js';
import { PAPER_PROJECTS } from '../../src/features/projects/paper-projects.seed.js';
import { BATCH_CLASS } from '../../src/features/projects/project-decision.codes.js';
import { UNITS } from '../../src/features/units/unit.seed.js';

const SHARED = path.resolve(import.meta.dirname, '../../../shared/data');
const withShared = existsSync(SHARED) ? it : it.skip;
if (!existsSync(SHARED)) console.log('../shared/data is absent: its cases are skipped');

const HAN = /\p{Script=Han}/u;
const repeated = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);
const keyOf = (taxonomy: string, code: string) => `${taxonomy}.${code}`;
const shared = (file: string) => readFileSync(path.join(SHARED, file), 'utf8');

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe('focus areas', () => {
  it('holds five of the park (with OTHER), four of the district and three of the city', () => {
    expect(countBy(FOCUS_AREAS.map((area) => area.taxonomy))).toEqual({ PARK: 5, DISTRICT: 4, CITY: 3 });
    expect(repeated(FOCUS_AREAS.map((area) => keyOf(area.taxonomy, area.code)))).toEqual([]);
  });

  it('keeps sci-tech finance apart from fintech in name and help (trap 8.16)', () => {
    const [area] = FOCUS_AREAS.filter((row) => row.code === 'TECH_FINANCE');
    expect(area?.nameEn).toBe('Sci-tech finance');
    expect(area?.helpZh).toContain('不等于金融科技');
  });

  it('dates every area and writes both languages', () => {
    for (const area of FOCUS_AREAS) {
      expect(area.validFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(area.validTo === null || area.validTo > area.validFrom).toBe(true);
      expect(HAN.test(area.nameZh) && HAN.test(area.helpZh)).toBe(true);
      expect(HAN.test(area.nameEn) || HAN.test(area.helpEn)).toBe(false);
      expect(area.source).not.toBe('');
    }
  });

  it('maps known areas of different taxonomies, each pair once', () => {
    const known = new Set(FOCUS_AREAS.map((area) => keyOf(area.taxonomy, area.code)));
    const pairs = FOCUS_AREA_MAPPINGS.map((row) => [
      keyOf(row.fromTaxonomy, row.fromCode),
      keyOf(row.toTaxonomy, row.toCode),
    ]);
    expect(pairs.flat().filter((key) => !known.has(key))).toEqual([]);
    expect(FOCUS_AREA_MAPPINGS.filter((row) => row.fromTaxonomy === row.toTaxonomy)).toEqual([]);
    expect(repeated(pairs.map((pair) => [...pair].sort().join()))).toEqual([]);
    const mapped = new Set(pairs.flat());
    expect([...known].filter((key) => !mapped.has(key))).toEqual(['PARK.OTHER']);
  });
});

describe('chain nodes', () => {
  it('are 48, twelve to an area, with unique codes and names', () => {
    expect(countBy(CHAIN_NODES.map((node) => node.focusAreaCode))).toEqual({
      LIFE_HEALTH: 12,
      AI: 12,
      ADV_MATERIALS: 12,
      TECH_FINANCE: 12,
    });
    expect(repeated(CHAIN_NODES.map((node) => node.code))).toEqual([]);
    expect(repeated(CHAIN_NODES.map((node) => node.nameZh))).toEqual([]);
    expect(repeated(CHAIN_NODES.map((node) => node.nameEn))).toEqual([]);
  });

  it('weighs the eight links that the paper names higher', () => {
    const named = CHAIN_NODES.filter((node) => node.seedNamed).map((node) => node.code);
    expect(named).toEqual(['LH-04', 'LH-10', 'LH-11', 'AI-11', 'TF-01', 'TF-02', 'TF-05', 'TF-11']);
    expect(CHAIN_NODES.filter((node) => node.importance !== (node.seedNamed ? 4 : 3))).toEqual([]);
  });

  it('carries keywords and classes on every node', () => {
    for (const node of CHAIN_NODES) {
      expect(HAN.test(node.nameEn)).toBe(false);
      expect(node.keywords.length).toBeGreaterThanOrEqual(3);
      expect(repeated(node.keywords)).toEqual([]);
      expect(node.gb4754Codes.length).toBeGreaterThan(0);
      expect(node.gb4754Codes.filter((code) => !/^\d{2,4}$/.test(code))).toEqual([]);
    }
  });

  withShared('uses only codes of GB/T 4754-2017', () => {
    const codes = new Set(
      shared('gbt4754-2017.csv')
        .split('\n')
        .map((line) => line.split(',')[0]),
    );
    const unknown = CHAIN_NODES.flatMap((node) => node.gb4754Codes).filter((code) => !codes.has(code));
    expect(unknown).toEqual([]);
  });
});

describe('units', () => {
  it('are the 31 of the paper, its phrase for all, and the office of the committee', () => {
    const inPaper = UNITS.filter((unit) => unit.inPaper);
    expect(inPaper.filter((unit) => unit.type !== 'GROUP')).toHaveLength(31);
    expect(inPaper.filter((unit) => unit.type === 'GROUP').map((unit) => unit.name)).toEqual(['各相关单位']);
    expect(UNITS.filter((unit) => !unit.inPaper).map((unit) => unit.code)).toEqual(['COMMITTEE_OFFICE']);
  });

  it('lets exactly five own projects', () => {
    expect(UNITS.filter((unit) => unit.canOwnProjects).map((unit) => unit.name)).toEqual([
      '桃浦智创城公司',
      '桃浦镇',
      '临港桃浦公司',
      '区投促办',
      '区科投公司',
    ]);
  });

  it('never answers to one name with two units', () => {
    const called = UNITS.flatMap((unit) => [...new Set([unit.name, unit.shortName, ...unit.aliases])]);
    expect(repeated(called)).toEqual([]);
    expect(repeated(UNITS.map((unit) => unit.code))).toEqual([]);
    expect(repeated(UNITS.map((unit) => unit.nameEn))).toEqual([]);
    expect(UNITS.filter((unit) => HAN.test(unit.nameEn) || !/^[A-Z_]+$/.test(unit.code))).toEqual([]);
    expect(UNITS.filter((unit) => repeated(unit.aliases).length > 0)).toEqual([]);
  });

  withShared('answers to the likely full names of the reference data', () => {
    const { organisations } = JSON.parse(shared('organisations.json')) as {
      organisations: { name: string; likely_full_name: string | null; responsible_for: number[] }[];
    };
    const responsible = organisations.filter((row) => row.responsible_for.length > 0);
    const called = new Set(UNITS.flatMap((unit) => [unit.name, ...unit.aliases]));
    const missing = responsible.flatMap((row) => [row.name, row.likely_full_name ?? row.name]);
    expect(missing.filter((name) => !called.has(name))).toEqual([]);
  });
});

describe('measures', () => {
  const nameOf = new Map(UNITS.map((unit) => [unit.code, unit.name]));
  const rows = MEASURES.flatMap((measure) => measure.units.map((unit) => ({ no: measure.no, ...unit })));

  it('are numbered 1 to 20 in the five sections', () => {
    expect(MEASURES.map((measure) => measure.no)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(countBy(MEASURES.map((measure) => measure.section))).toEqual(
      Object.fromEntries(MEASURE_SECTION.codes.map((code) => [code, 4])),
    );
    expect(repeated(MEASURES.map((measure) => measure.titleZh))).toEqual([]);
    expect(repeated(MEASURES.map((measure) => measure.titleEn))).toEqual([]);
  });

  it('give 108 rows of measure and unit, 106 of them with a named unit', () => {
    expect(rows).toHaveLength(108);
    expect(rows.filter((row) => row.unitCode !== 'ALL_RELEVANT_UNITS')).toHaveLength(106);
    expect(rows.filter((row) => !nameOf.has(row.unitCode))).toEqual([]);
    expect(repeated(rows.map((row) => `${row.no} ${row.unitCode}`))).toEqual([]);
  });

  it('give every unit the count of domain.md §2.12', () => {
    const one =
      '临港桃浦公司 区文旅局 区民政局 区城运中心 区税务局 区房管局 区公安分局 区政务服务中心 区司法局 区审改办';
    const two =
      '区重大办 区绿化市容局 区体育局 区教育局 区卫生健康委 区市场监管局 区科投公司 区人社局 各相关单位';
    const three = '区规划资源局 区建管委 区委组织部 区国资委 区财政局';
    const expected: Record<string, number> = {
      桃浦智创城公司: 16,
      区科委: 10,
      区商务委: 9,
      区发改委: 8,
      区投促办: 7,
      桃浦镇: 7,
      区外事办: 4,
      区金融办: 4,
    };
    for (const name of three.split(' ')) expected[name] = 3;
    for (const name of two.split(' ')) expected[name] = 2;
    for (const name of one.split(' ')) expected[name] = 1;
    expect(countBy(rows.map((row) => nameOf.get(row.unitCode) ?? row.unitCode))).toEqual(expected);
  });

  it('take the first unit as lead, marked as assumed', () => {
    for (const { units } of MEASURES) {
      expect(units.map((unit) => unit.role)).toEqual(['LEAD', ...units.slice(1).map(() => 'CO')]);
      expect(units.map((unit) => unit.leadAssumed)).toEqual([true, ...units.slice(1).map(() => false)]);
    }
    expect(MEASURES[6]?.units[0]?.unitCode).toBe('DIST_PARTY_ORGANISATION');
  });

  it('have tasks that end with the plan unless they are routine', () => {
    const tasks = MEASURES.flatMap((measure) => measure.tasks);
    expect(MEASURES.filter((measure) => measure.tasks.length === 0)).toEqual([]);
    expect(repeated(tasks.map((task) => task.titleZh))).toEqual([]);
    for (const task of tasks) {
      expect(task.dueOn).toBe(task.indicatorType === 'ROUTINE' ? null : MEASURE_PLAN.to);
      expect(HAN.test(task.titleEn)).toBe(false);
    }
  });

  withShared('agree with the reference data in title, units and order', () => {
    const { measures } = JSON.parse(shared('measures.json')) as {
      measures: { number: number; seed_title: string; responsible: string[] }[];
    };
    const bare = (name: string) => name.replace(/（.*）$/, '');
    expect(
      MEASURES.map((row) => [row.no, row.titleZh, row.units.map((unit) => nameOf.get(unit.unitCode))]),
    ).toEqual(measures.map((row) => [row.number, row.seed_title, row.responsible.map(bare)]));
  });
});

describe('projects of the paper', () => {
  it('are eleven construction projects, three of them in a batch of the paper', () => {
    expect(PAPER_PROJECTS).toHaveLength(11);
    expect(new Set(PAPER_PROJECTS.map((project) => project.kind))).toEqual(new Set(['MAJOR_CONSTRUCTION']));
    const inBatch = PAPER_PROJECTS.flatMap(({ nameZh, batch }) => (batch ? [`${nameZh} ${batch}`] : []));
    expect(inBatch).toEqual([
      '桃浦中央绿地 IN_USE_BATCH',
      '智创TOP产城综合体 CONSTRUCTION_BATCH',
      '西部医疗中心 RESERVE_BATCH',
    ]);
    for (const { batch } of PAPER_PROJECTS)
      expect(batch && BATCH_CLASS.extra(batch).scheme).not.toBe('ZHAOSHANG');
  });

  it('have unique names and measures that exist', () => {
    expect(repeated(PAPER_PROJECTS.flatMap((project) => [project.nameZh, ...project.aliases]))).toEqual([]);
    const numbers = new Set(MEASURES.map((measure) => measure.no));
    expect(PAPER_PROJECTS.flatMap((project) => project.measureNos).filter((no) => !numbers.has(no))).toEqual(
      [],
    );
  });

  withShared('are those of the reference data', () => {
    const { projects } = JSON.parse(shared('seed-projects.json')) as {
      projects: { name: string; measures: number[] }[];
    };
    const ours = PAPER_PROJECTS.map(({ nameZh, measureNos }) => `${nameZh} ${measureNos}`);
    const theirs = projects.map(({ name, measures }) => `${name.replace(/\s/g, '')} ${measures}`);
    expect(ours.sort()).toEqual(theirs.sort());
  });
});
