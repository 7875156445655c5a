import { addDays, daysBetween } from '../../platform/kernel/clock.js';
import { EXIT_REASON } from './project-decision.codes.js';
import {
  byPerson,
  bySystem,
  type Check,
  characters,
  evidence,
  isFilled,
  type Requirement,
} from './project-gate.js';

/** Gate rows of holds, dormancy, exits and reopening, T30–T43 (domain.md §3.2, §3.5–3.7). */
const exitFrom =
  (from: 'POOL' | 'LANDED'): Check =>
  ({ inputs }) =>
    inputs.exitReason !== undefined && EXIT_REASON.extra(inputs.exitReason).from === from;

const isReopenable: Check = ({ facts }) =>
  facts.exitReason !== null && EXIT_REASON.extra(facts.exitReason).reopens;

/** The same day so many months later; a missing 31st becomes the last day of the month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return addDays(last.toISOString().slice(0, 10), Math.min(0, day - last.getUTCDate()));
}

export const EXIT_REQUIREMENTS: readonly Requirement[] = [
  {
    at: ['T30'],
    kind: 'input',
    code: 'HOLD_UNTIL_REQUIRED',
    field: 'holdUntil',
    check: ({ facts, inputs, settings }) =>
      inputs.holdUntil !== undefined &&
      inputs.holdUntil > facts.today &&
      inputs.holdUntil <= addDays(facts.today, settings.gates.holdMaxDays),
    message: {
      zh: '请填写暂缓截止日期：须晚于今天，最长{holdMaxDays}天',
      en: 'Name the end of the hold: after today, at most {holdMaxDays} days ahead',
    },
  },
  {
    at: ['T30'],
    kind: 'input',
    code: 'HOLD_REASON_REQUIRED',
    field: 'holdReason',
    check: ({ inputs }) => inputs.holdReason !== undefined,
    message: {
      zh: '请选择暂缓原因（等待土地出让、融资、审批、国际形势等）',
      en: 'Choose why it is held (land transfer, financing, approval, international situation …)',
    },
  },
  {
    at: ['T30'],
    kind: 'fact',
    code: 'HOLD_RENEWED_ALREADY',
    check: ({ facts, settings }) => facts.holdsInStage < settings.gates.holdsPerStage,
    message: {
      zh: '本阶段已暂缓并续期一次，不能再次暂缓；请推进或出库',
      en: 'It was held and renewed once in this stage already: move it on or let it exit',
    },
  },
  {
    at: ['T31'],
    kind: 'fact',
    code: 'HOLD_RUNNING',
    when: bySystem,
    check: ({ facts }) => facts.holdUntil !== null && facts.today >= facts.holdUntil,
    message: { zh: '暂缓期限未到', en: 'The hold has not ended' },
  },
  {
    at: ['T32'],
    kind: 'fact',
    code: 'DORMANCY_NOT_DUE',
    check: ({ facts }) => facts.dormancyDue,
    message: { zh: '未达到休眠天数', en: 'The dormancy threshold is not reached' },
  },
  {
    at: ['T33', 'T42'],
    kind: 'fact',
    code: 'NEW_INTERACTION_REQUIRED',
    check: ({ facts, settings, effectiveOn }) => {
      const contact = facts.lastSubstantiveInteractionOn;
      const since = facts.dates.exitedOn ?? facts.dates.dormantOn;
      return (
        contact !== null &&
        (since === null || contact >= since) &&
        daysBetween(contact, effectiveOn) <= settings.gates.reopenInteractionDays
      );
    },
    message: {
      zh: '须有{reopenInteractionDays}天以内、休眠（出库）之后新发生的实质性接触，请先登记跟进记录',
      en: 'Record a substantive interaction of the last {reopenInteractionDays} days, made after it went dormant or left',
    },
  },
  evidence(['T33', 'T42'], 'NEGOTIATION_MINUTES', {
    since: (facts) => facts.dates.exitedOn ?? facts.dates.dormantOn,
  }),
  {
    at: ['T33'],
    kind: 'approval',
    code: 'CLAIM_BY_POOL_ADMIN',
    when: ({ facts, settings }) =>
      facts.dates.publicSeaOn !== null ||
      (facts.dates.dormantOn !== null &&
        daysBetween(facts.dates.dormantOn, facts.today) > settings.gates.originalUnitDays),
    check: ({ actor }) => actor.roles.includes('POOL_ADMIN'),
    message: {
      zh: '休眠已超过{originalUnitDays}天，须由储备库管理员确认认领',
      en: 'More than {originalUnitDays} days dormant: a pool administrator confirms the claim',
    },
  },
  {
    at: ['T34'],
    kind: 'fact',
    code: 'PUBLIC_SEA_NOT_DUE',
    check: ({ facts, settings }) =>
      facts.dates.publicSeaOn === null &&
      facts.dates.dormantOn !== null &&
      facts.today >= addDays(facts.dates.dormantOn, settings.gates.publicSeaAfterDays),
    message: { zh: '未到转公海的日期', en: 'Not yet due, or open to all units already' },
  },
  {
    at: ['T35'],
    kind: 'fact',
    code: 'LONG_DORMANCY_NOT_DUE',
    when: bySystem,
    check: ({ facts, settings }) =>
      facts.dates.dormantOn !== null &&
      facts.today >= addDays(facts.dates.dormantOn, settings.gates.exitAfterDormantDays),
    message: { zh: '休眠未满{exitAfterDormantDays}天', en: 'Not yet {exitAfterDormantDays} days dormant' },
  },
  {
    at: ['T40'],
    kind: 'input',
    code: 'EXIT_REASON_REQUIRED',
    field: 'exitReason',
    check: exitFrom('POOL'),
    message: {
      zh: '请选择出库原因；迁出、注销、吊销只用于已落地项目',
      en: 'Choose the exit reason; MOVED_OUT, CANCELLED and REVOKED are for landed projects',
    },
  },
  {
    at: ['T41'],
    kind: 'input',
    code: 'EXIT_REASON_REQUIRED',
    field: 'exitReason',
    check: exitFrom('LANDED'),
    message: {
      zh: '已落地项目的退出原因只能是迁出、注销或吊销',
      en: 'A landed project leaves as MOVED_OUT, CANCELLED or REVOKED',
    },
  },
  {
    at: ['T40'],
    kind: 'input',
    code: 'EXIT_NOTE_REQUIRED',
    field: 'exitNote',
    check: ({ inputs }) =>
      characters(inputs.exitNote) >=
      Math.max(1, inputs.exitReason === undefined ? 0 : EXIT_REASON.extra(inputs.exitReason).noteMin),
    message: {
      zh: '请填写出库说明；原因为「其他」的不少于20个字',
      en: 'Explain the exit; for OTHER in at least 20 characters',
    },
  },
  {
    at: ['T40'],
    kind: 'input',
    code: 'EXIT_DESTINATION_REQUIRED',
    field: 'exitDestination',
    when: ({ inputs }) => inputs.exitReason !== undefined && EXIT_REASON.extra(inputs.exitReason).destination,
    check: ({ inputs }) => isFilled(inputs.exitDestination),
    message: { zh: '请填写项目去向（落户的街镇或区）', en: 'Name the town or district it went to' },
  },
  evidence(['T40'], 'CANCELLATION_LETTER', {
    when: ({ inputs }) => inputs.exitReason === 'INVESTOR_CANCELLED',
  }),
  evidence(['T41'], 'REGISTRATION_RECORD'),
  {
    at: ['T42'],
    kind: 'fact',
    code: 'NOT_REOPENABLE',
    check: isReopenable,
    message: {
      zh: '因落户外地或重复而出库的项目不能重新启动，请新建项目',
      en: 'A project that landed elsewhere or was a duplicate is not reopened; create a new one',
    },
  },
  {
    at: ['T42'],
    kind: 'fact',
    code: 'REOPENING_TOO_LATE',
    check: ({ facts, settings, effectiveOn }) =>
      facts.dates.exitedOn !== null &&
      effectiveOn <= addMonths(facts.dates.exitedOn, settings.gates.reopenWithinMonths),
    message: {
      zh: '出库已超过{reopenWithinMonths}个月，请新建项目',
      en: 'It left more than {reopenWithinMonths} months ago; create a new project',
    },
  },
  {
    at: ['T43'],
    kind: 'input',
    code: 'SURVIVOR_REQUIRED',
    field: 'mergedIntoId',
    when: byPerson,
    check: ({ inputs }) => isFilled(inputs.mergedIntoId),
    message: { zh: '请指明并入的项目', en: 'Name the project it is merged into' },
  },
];
