import type { CreateTransferRequest } from '../../features/transfers/dto/write-transfer.dto.js';
import type { TransferStep } from '../../features/transfers/transfer.codes.js';
import type { Actor } from '../../platform/access/actor.js';
import { TransferProjectFlow } from '../transfers/transfer-project.flow.js';
import { DEMO_COMPANIES } from './demo-companies.seed.js';
import { type DemoStage, known } from './demo-stage.js';
import { specialistOf, supervisorOf } from './enter-companies.js';

interface DemoTransfer {
  /** The company of the project. */
  readonly company: string;
  readonly daysAgo: number;
  readonly application: CreateTransferRequest;
  /** Taken a day apart. */
  readonly steps: readonly { readonly step: TransferStep; readonly by: 'supervisor' | 'administrator' }[];
}

const TRANSFERS: readonly DemoTransfer[] = [
  {
    company: '羲和',
    daysAgo: 4,
    application: { reason: 'SPACE', reasonNote: '中试线要求层高9米以上，现有载体无法满足。' },
    steps: [
      { step: 'APPROVE', by: 'supervisor' },
      { step: 'COORDINATE', by: 'administrator' },
    ],
  },
  {
    company: '晨曦',
    daysAgo: 1,
    application: { reason: 'INVESTOR_WILL', reasonNote: '企业希望靠近其在桃浦镇的装配厂。' },
    steps: [],
  },
];

/** One project that any unit may claim, and one whose supervisor has to decide. */
export async function enterTransfers(stage: DemoStage): Promise<void> {
  for (const transfer of TRANSFERS) await enterTransfer(stage, transfer);
}

async function enterTransfer(
  stage: DemoStage,
  { company, daysAgo, application, steps }: DemoTransfer,
): Promise<void> {
  const { unit, node } = known(new Map(DEMO_COMPANIES.map((each) => [each.key, each])), company);
  const applicant = specialistOf(stage, unit, node);
  const parts: Readonly<Record<string, Actor>> = {
    supervisor: supervisorOf(stage, unit),
    administrator: known(stage.users, 'demo.pool-admin'),
  };
  const transfers = stage.service(TransferProjectFlow);
  const project = { column: 'id', value: known(stage.projects, company) } as const;
  const id = await stage.as(applicant, daysAgo, () => transfers.apply(applicant, project, application));
  for (const [at, { step, by }] of steps.entries()) {
    const actor = parts[by] as Actor;
    const version = await stage.versionOf('project_transfer', id);
    await stage.as(actor, daysAgo - at - 1, () => transfers.step(actor, id, version, { step }));
  }
}
