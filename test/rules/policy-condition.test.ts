import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conditionFaults, factOf } from '../../src/features/policies/policy-condition.rules.js';
import { OPERATORS, OPERATORS_OF } from '../../src/features/policies/policy-condition-operands.rules.js';
import { POLICY_FACTS, YEAR_FACTS } from '../../src/features/policies/policy-facts.table.js';
import { echoFaults } from '../../src/features/policies/policy-rule-echo.rules.js';

const codesOf = (rule: unknown) => conditionFaults(rule).map(({ pointer, code }) => `${pointer} ${code}`);

/** The examples of domain.md §6.2, word for word. */
const EXAMPLES = [
  `{"clause":"贸易型总部认定(国际货物贸易)","all":[
 {"fact":"company.registeredInShanghai","eq":true},
 {"fact":"company.entityType","eq":"COMPANY"},
 {"fact":"year(-1).internationalGoodsTradeRatio","gte":0.5},
 {"fact":"year(-1).revenueWan","gt":600000}]}`,
  `{"clause":"民营企业总部认定","all":[
 {"fact":"company.privateShareRatio","gt":0.5},
 {"fact":"company.yearsInShanghai","gte":1},
 {"fact":"year(-1).totalAssetsWan","gte":10000},
 {"fact":"year(-1).revenueWan","gt":100000},
 {"fact":"company.branchesOutsideShanghai","gte":2}]}`,
  `{"clause":"区产业政策一般前提(智能软件实施意见式)","all":[
 {"fact":"company.registeredDistrictCode","eq":"310107"},
 {"fact":"company.taxDistrictCode","eq":"310107"},
 {"fact":"company.entityType","in":["COMPANY","PUBLIC_INSTITUTION","SOCIAL_ORG"]},
 {"fact":"company.riskFlags","nin":["DISHONEST"]},
 {"any":[{"fact":"company.districtIndustryCode","eq":"SMART_SOFTWARE"},
         {"fact":"company.focusAreaCode","eq":"AI"}]}]}`,
  `{"clause":"示例·租房补贴(虚构条款，供测试)","all":[
 {"fact":"company.parkRelation","eq":"RESIDENT"},
 {"fact":"company.registeredOnInPark","withinYears":3},
 {"fact":"lease.areaSqm","between":[100,2000]},
 {"any":[{"fact":"qualification","has":"HIGH_TECH"},{"fact":"hq","in":["MNC_HQ_TYPE_INSTITUTION","TRADE_HQ"]}]}],
 "benefit":{"type":"RENT","ratePct":50,"capWan":100,"years":3},"stacking":"EXCLUSIVE"}`,
] as const;

describe('the examples of the domain', () => {
  it.each(EXAMPLES)('%s', (text) => {
    expect(codesOf(JSON.parse(text))).toEqual([]);
  });
});

describe('what cannot be worked out', () => {
  const leaf = (more: object) => ({ all: [{ fact: 'company.entityType', eq: 'COMPANY' }, more] });
  it.each<[unknown, string[]]>([
    [null, ['/conditions NOT_A_CONDITION']],
    ['注册在普陀', ['/conditions NOT_A_CONDITION']],
    [[], ['/conditions NOT_A_CONDITION']],
    [{}, ['/conditions NOT_A_CONDITION']],
    [{ clause: '只有标题' }, ['/conditions NOT_A_CONDITION']],
    [{ all: [] }, ['/conditions/all EMPTY_GROUP']],
    [{ any: {} }, ['/conditions/any EMPTY_GROUP']],
    [{ not: [] }, ['/conditions/not NOT_A_CONDITION']],
    [{ all: [{ fact: 'hq', has: 'TRADE_HQ' }], any: [] }, ['/conditions NOT_A_CONDITION']],
    [{ all: [{ fact: 'hq', has: 'TRADE_HQ' }], weight: 3 }, ['/conditions/weight MEMBER_UNKNOWN']],
    [{ all: [{ fact: 'hq', has: 'TRADE_HQ' }], 'a/b~c': 3 }, ['/conditions/a~1b~0c MEMBER_UNKNOWN']],
    [leaf({ fact: 'company.colour', eq: 'RED' }), ['/conditions/all/1/fact FACT_UNKNOWN']],
    [leaf({ fact: 3, eq: 1 }), ['/conditions/all/1/fact FACT_UNKNOWN']],
    [leaf({ fact: 'year(-1).taxTotalWan', gt: 100 }), ['/conditions/all/1/fact FACT_UNKNOWN']],
    [leaf({ fact: 'year(-6).revenueWan', gt: 100 }), ['/conditions/all/1/fact FACT_UNKNOWN']],
    [leaf({ fact: 'year(1).revenueWan', gt: 100 }), ['/conditions/all/1/fact FACT_UNKNOWN']],
    [leaf({ fact: 'hq' }), ['/conditions/all/1 ONE_OPERATOR']],
    [leaf({ fact: 'lease.areaSqm', gte: 100, lte: 200 }), ['/conditions/all/1 ONE_OPERATOR']],
    [leaf({ fact: 'lease.areaSqm', like: '1%' }), ['/conditions/all/1/like OPERATOR_UNSUITABLE']],
    [leaf({ fact: 'lease.areaSqm', has: 1 }), ['/conditions/all/1/has OPERATOR_UNSUITABLE']],
    [leaf({ fact: 'company.riskFlags', eq: 'ENV' }), ['/conditions/all/1/eq OPERATOR_UNSUITABLE']],
    [leaf({ fact: 'lease.areaSqm', gte: '100' }), ['/conditions/all/1/gte NOT_A_NUMBER']],
    [leaf({ fact: 'lease.areaSqm', between: [100] }), ['/conditions/all/1/between NOT_A_RANGE']],
    [leaf({ fact: 'lease.areaSqm', between: [100, 'x'] }), ['/conditions/all/1/between/1 NOT_A_NUMBER']],
    [leaf({ fact: 'lease.areaSqm', between: [200, 100] }), ['/conditions/all/1/between RANGE_REVERSED']],
    [leaf({ fact: 'lease.startsOn', gte: '2025-02-30' }), ['/conditions/all/1/gte NOT_A_DATE']],
    [leaf({ fact: 'lease.startsOn', withinYears: 0 }), ['/conditions/all/1/withinYears NOT_AN_INTEGER']],
    [leaf({ fact: 'lease.startsOn', daysBefore: 1.5 }), ['/conditions/all/1/daysBefore NOT_AN_INTEGER']],
    [leaf({ fact: 'company.entityType', eq: 'GMBH' }), ['/conditions/all/1/eq CODE_UNKNOWN']],
    [leaf({ fact: 'company.entityType', in: [] }), ['/conditions/all/1/in NOT_A_LIST']],
    [leaf({ fact: 'company.entityType', in: ['COMPANY', 'GMBH'] }), ['/conditions/all/1/in/1 CODE_UNKNOWN']],
    [leaf({ fact: 'qualification', has: 'HIGH-TECH' }), ['/conditions/all/1/has CODE_UNKNOWN']],
    [leaf({ fact: 'company.registeredInShanghai', eq: 'true' }), ['/conditions/all/1/eq NOT_BOOLEAN']],
    [leaf({ fact: 'company.focusAreaCode', eq: '' }), ['/conditions/all/1/eq NOT_TEXT']],
    [leaf({ fact: 'hq', exists: 1 }), ['/conditions/all/1/exists NOT_BOOLEAN']],
    // Several faults are told at once.
    [
      { any: [{ not: { fact: 'x', eq: 1 } }, { fact: 'hq', has: 'NOWHERE' }] },
      ['/conditions/any/0/not/fact FACT_UNKNOWN', '/conditions/any/1/has CODE_UNKNOWN'],
    ],
    // Labels belong to the root.
    [{ all: [{ fact: 'hq', exists: true, clause: '甲' }] }, ['/conditions/all/0 ONE_OPERATOR']],
  ])('%j', (rule, expected) => {
    expect(codesOf(rule)).toEqual(expected);
  });

  it('a rule without end is refused once, not walked', () => {
    const deep = Array.from({ length: 30 }).reduce<object>((inner) => ({ not: inner }), {
      fact: 'hq',
      exists: true,
    });
    expect(codesOf(deep)).toEqual([`/conditions${'/not'.repeat(10)} RULE_TOO_LARGE`]);
    const wide = { all: Array.from({ length: 5000 }, () => ({ fact: 'hq', exists: true })) };
    expect(conditionFaults(wide).map(({ code }) => code)).toEqual(['RULE_TOO_LARGE']);
  });

  it('ten levels are fine', () => {
    const deep = Array.from({ length: 9 }).reduce<object>((inner) => ({ not: inner }), {
      fact: 'hq',
      exists: true,
    });
    expect(codesOf(deep)).toEqual([]);
  });
});

describe('facts and operators', () => {
  it('every operator of the domain suits some fact, and no other is offered', () => {
    const offered = new Set(Object.values(OPERATORS_OF).flat());
    expect([...offered].sort()).toEqual([...OPERATORS].sort());
  });

  it('each fact has a name of its own and is found by it', () => {
    const names = [
      ...POLICY_FACTS.map(({ name }) => name),
      ...YEAR_FACTS.map(({ name }) => `year(0).${name}`),
    ];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(factOf(name)).toBeDefined();
  });
});

describe('what a rule repeats of its clause', () => {
  const clause = {
    benefitType: 'RENT',
    ratePct: '50.0000',
    capWan: '100.0000',
    years: 3,
    stacking: 'EXCLUSIVE',
  };
  const echo = (rule: object) => echoFaults(rule, clause).map(({ pointer, code }) => `${pointer} ${code}`);
  it.each<[object, string[]]>([
    [{ benefit: { type: 'RENT', ratePct: 50, capWan: 100, years: 3 }, stacking: 'EXCLUSIVE' }, []],
    [{ benefit: { capWan: 200 } }, ['/conditions/benefit/capWan RULE_DIFFERS']],
    [{ benefit: { type: 'SETUP' } }, ['/conditions/benefit/type RULE_DIFFERS']],
    [{ benefit: { colour: 1 } }, ['/conditions/benefit/colour MEMBER_UNKNOWN']],
    [{ benefit: [] }, ['/conditions/benefit NOT_AN_OBJECT']],
    [{ stacking: 'STACKABLE' }, ['/conditions/stacking RULE_DIFFERS']],
    [{ clause: 5 }, ['/conditions/clause NOT_TEXT']],
  ])('%j', (rule, expected) => {
    expect(echo(rule)).toEqual(expected);
  });
});

describe('whatever JSON comes', () => {
  const names = ['all', 'any', 'not', 'fact', 'benefit', 'stacking', 'clause', ...OPERATORS];
  const odd = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '', 'a/b', '~'];
  const facts = [
    'hq',
    'lease.areaSqm',
    'company.establishedOn',
    'year(-1).revenueWan',
    'year(-9).x',
    'constructor',
  ];
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom<unknown>(...facts, 'TRADE_HQ', '2025-01-01', 0.5, -1, null),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names, ...odd), tie('tree'), { maxKeys: 3 }),
    ),
  }));

  it('is judged, with pointers into it, and nothing is thrown', () => {
    const clause = { benefitType: 'RENT', ratePct: null, capWan: '100', years: 3, stacking: null };
    fc.assert(
      fc.property(tree, (rule) => {
        for (const { pointer, code } of [...conditionFaults(rule), ...echoFaults(rule, clause)]) {
          expect(pointer).toMatch(/^\/conditions(\/|$)/);
          expect(code).toMatch(/^[A-Z_]+$/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('names that every object has are no members of a benefit', () => {
    const clause = { benefitType: 'RENT', ratePct: null, capWan: null, years: null, stacking: null };
    const faults = echoFaults({ benefit: { constructor: 5, toString: 1 } }, clause);
    expect(faults.map(({ code }) => code)).toEqual(['MEMBER_UNKNOWN', 'MEMBER_UNKNOWN']);
  });
});
