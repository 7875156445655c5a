import type { CompanyContent } from '../../src/features/companies/company-draft.js';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import {
  AREA_WEIGHTS,
  BRAND,
  type BrandSyllable,
  FOREIGN_FORMS,
  PLACES,
  TRADES,
  type Trade,
  UNIT_WEIGHTS,
} from './company-words.js';
import { creditCodeOf } from './credit-code.js';
import { Random } from './random.js';

/** A company as it is stored, without what the product derives from it. */
export interface GeneratedCompany extends CompanyContent {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const FIRST_DAY = Date.UTC(2023, 0, 2);
const SPAN_MS = 3 * 365 * 86_400_000;

/** Companies 0 … size-1, in the order of their ids. The same size and seed give the same rows. */
export function* generateCompanies(size: number, seed = 2026): Generator<GeneratedCompany> {
  const random = new Random(seed);
  for (let serial = 0; serial < size; serial++) {
    const createdAt = FIRST_DAY + Math.floor((serial / size) * SPAN_MS);
    yield {
      id: idOf(createdAt, random),
      ...contentOf(serial, random),
      createdAt: new Date(createdAt).toISOString(),
      updatedAt: new Date(createdAt + random.below(180 * 86_400_000)).toISOString(),
    };
  }
}

/** A UUID version 7 of a moment. */
function idOf(ms: number, random: Random): string {
  const hex = (value: number, digits: number): string =>
    value.toString(16).padStart(digits, '0').slice(-digits);
  const time = hex(ms, 12);
  const a = hex(0x7000 | random.below(0x1000), 4);
  const b = hex(0x8000 | random.below(0x4000), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${hex(random.uint32(), 8)}${hex(random.below(65_536), 4)}`;
}

function contentOf(serial: number, random: Random): CompanyContent {
  const focusAreaCode = random.weighted(AREA_WEIGHTS);
  const trade = random.pick(TRADES[focusAreaCode] as readonly Trade[]);
  const syllables = Array.from(
    {
      length: random.weighted([
        [2, 55],
        [3, 40],
        [4, 5],
      ]),
    },
    () => random.pick(BRAND),
  );
  const base = baseOf(focusAreaCode, trade, random);
  if (random.chance(0.05)) return { ...base, ...foreignIdentity(serial, syllables, trade, random) };
  return { ...base, ...chineseIdentity(serial, syllables, trade, random) };
}

function baseOf(focusAreaCode: string, trade: Trade, random: Random): CompanyContent {
  const capital = random.chance(0.04) ? null : capitalOf(random);
  const ownerUnitCode = random.weighted(UNIT_WEIGHTS);
  return {
    nameCn: null,
    nameEn: null,
    nameLocal: null,
    aliases: [],
    entityType: 'COMPANY',
    uscc: null,
    legacyRegNo: null,
    foreignRegNo: null,
    foreignRegCountry: null,
    foreignRegAuthority: null,
    parentCompanyId: null,
    groupName: null,
    groupId: null,
    capitalNature: random.weighted([
      ['PRIVATE', 70],
      ['STATE', 10],
      ['MIXED', 8],
      ['WFOE', 8],
      ['JV_EQUITY', 4],
    ]),
    investorCountry: 'CN',
    registeredCapitalWan: capital,
    registeredCapitalCurrency: capital === null ? null : 'CNY',
    capitalNote: null,
    paidInCapitalWan: capital !== null && random.chance(0.3) ? capital : null,
    establishedOn: new Date(Date.UTC(2004 + random.below(18), random.below(12), 1 + random.below(28)))
      .toISOString()
      .slice(0, 10),
    registrationStatus: random.weighted([
      ['IN_OPERATION', 94],
      ['MOVED_OUT', 3],
      ['CANCELLED', 3],
    ]),
    registeredAddress: `示例路${1 + random.below(999)}号${1 + random.below(30)}幢${100 + random.below(900)}室`,
    registeredDistrictCode: null,
    taxDistrictCode: null,
    operatingAddress: random.chance(0.4)
      ? `示例大道${1 + random.below(999)}弄${1 + random.below(60)}号`
      : null,
    inPark: random.chance(0.7) ? random.chance(0.2) : null,
    gb4754Code: trade.gb4754,
    focusAreaCode,
    secondaryFocusAreas: focusAreaCode === 'LIFE_HEALTH' && random.chance(0.15) ? ['AI'] : [],
    districtIndustryCode: null,
    cityPilotIndustryCode: null,
    chainNodeIds: [],
    primaryChainNodeId: null,
    israelRelation: random.chance(0.02) ? 'ISRAELI_INVESTED' : null,
    listingStatus: random.weighted([
      ['NONE', 95],
      ['STAR', 2],
      ['NEEQ', 3],
    ]),
    scaleClass: random.weighted([
      ['MICRO', 40],
      ['SMALL', 35],
      ['MEDIUM', 18],
      ['LARGE', 7],
    ]),
    parkRelation: random.weighted([
      ['TARGET', 60],
      ['IN_TALK', 15],
      ['RESIDENT', 15],
      ['REGISTERED_ONLY', 10],
    ]),
    ownerUnitId: seededUnitId(ownerUnitCode),
    ownerUserId: null,
    riskFlags: random.chance(0.02) ? ['ABNORMAL'] : [],
    website: random.chance(0.3) ? `www.example-${random.below(1_000_000)}.com` : null,
    externalRef: null,
    note: random.chance(0.2) ? '展会上取得联系，对办公与中试场地有意向，待回访。' : null,
    dataSource: 'IMPORT',
  };
}

/** 万, with cents: hardly two companies share a value, as with real lists of unlike currencies and dates. */
function capitalOf(random: Random): string {
  return (10 ** (1.5 + random.next() * 4)).toFixed(2);
}

function chineseIdentity(
  serial: number,
  syllables: readonly BrandSyllable[],
  trade: Trade,
  random: Random,
): Partial<CompanyContent> {
  const place = random.weighted(PLACES);
  const brand = syllables.map(({ character }) => character).join('');
  const form = random.weighted([
    ['有限公司', 85],
    ['股份有限公司', 8],
    ['集团有限公司', 7],
  ]);
  const inFront = random.chance(0.7);
  const nameCn = inFront
    ? `${place.cn}${brand}${trade.cn}${form}`
    : `${brand}(${place.cn})${trade.cn}${form}`;
  const spoken = syllables.map(({ reading }) => reading.toLowerCase()).join('');
  const brandEn = spoken.charAt(0).toUpperCase() + spoken.slice(1);
  return {
    nameCn,
    nameEn: random.chance(0.5) ? `${brandEn} ${trade.en} (${place.en}) Co., Ltd.` : null,
    aliases: random.chance(0.25)
      ? [{ name: brand + trade.cn.slice(-2), type: 'SHORT', validFrom: null, validTo: null }]
      : [],
    uscc: random.chance(0.92) ? creditCodeOf(serial) : null,
    registeredDistrictCode: place.district,
    taxDistrictCode: random.chance(0.8) ? place.district : null,
  };
}

function foreignIdentity(
  serial: number,
  syllables: readonly BrandSyllable[],
  trade: Trade,
  random: Random,
): Partial<CompanyContent> {
  const [country, form] = random.pick(FOREIGN_FORMS);
  const [first, ...others] = syllables.map(({ reading }) => reading);
  const brand = first + others.join('').toLowerCase();
  return {
    nameEn: `${brand} ${trade.en} ${form}`,
    entityType: 'FOREIGN_ENTITY',
    capitalNature: 'OVERSEAS',
    investorCountry: country,
    foreignRegCountry: country,
    foreignRegNo: String(510_000_000 + serial),
    registeredCapitalCurrency: null,
    registeredCapitalWan: null,
    paidInCapitalWan: null,
  };
}

const BEYOND_THE_LIST = 20_000_000;

/**
 * The body of a request that registers company number `serial`. Brands of five characters do not occur in the list,
 * so nothing but the number of companies decides how long the search for duplicates takes.
 */
export function registrationOf(serial: number): Record<string, unknown> {
  let rest = serial;
  let brand = '';
  for (let place = 0; place < 5; place++) {
    brand += (BRAND[(rest + 17 * place) % BRAND.length] as BrandSyllable).character;
    rest = Math.floor(rest / BRAND.length);
  }
  const area = (AREA_WEIGHTS[serial % AREA_WEIGHTS.length] as readonly [string, number])[0];
  const trades = TRADES[area] as readonly Trade[];
  const trade = trades[serial % trades.length] as Trade;
  return {
    nameCn: `上海${brand}${trade.cn}有限公司`,
    entityType: 'COMPANY',
    uscc: creditCodeOf(BEYOND_THE_LIST + serial),
    capitalNature: 'PRIVATE',
    investorCountry: 'CN',
    registeredCapitalWan: `${1000 + (serial % 9000)}.50`,
    registeredCapitalCurrency: 'CNY',
    establishedOn: '2021-03-15',
    registrationStatus: 'IN_OPERATION',
    registeredAddress: `上海市普陀区示例路${1 + (serial % 999)}号`,
    registeredDistrictCode: '310107',
    gb4754Code: trade.gb4754,
    focusAreaCode: area,
    scaleClass: 'SMALL',
    parkRelation: 'TARGET',
    note: '现场走访后登记，待安排第二次洽谈。',
  };
}
