import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { NewNotice } from '../../features/notices/new-notice.js';
import type { NoticeKind } from '../../features/notices/notice.codes.js';
import { type Audience, NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import type { PoolSettings } from '../../features/projects/pool-settings.js';
import type { MoveOutcome } from '../../features/projects/project-moves.service.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { addDays } from '../../platform/kernel/clock.js';
import { MoveEffects } from '../project-moves/move-effects.js';

/** What each move tells, to whom besides the team and its supervisors, and the values of the text. */
const TOLD: Readonly<Record<string, NoticeKind>> = {
  T02: 'PROJECT_RETURNED',
  T04: 'PROJECT_RETURN_LAPSED',
  T18: 'PROJECT_GRADUATED',
  T31: 'PROJECT_HOLD_ENDED',
  T32: 'PROJECT_DORMANT',
  T33: 'PROJECT_REOPENED',
  T34: 'PROJECT_IN_PUBLIC_SEA',
  T35: 'PROJECT_LONG_DORMANT',
  T42: 'PROJECT_REOPENED',
};

const WIDER: Readonly<Record<string, Audience>> = {
  T34: { allSupervisors: true, poolAdministrators: true },
  T35: { poolAdministrators: true },
};

/** OWNER_TODO and NOTIFY_TEAM: those who look after a project hear of a move in the transaction that makes it. */
@Injectable()
export class NotifyTeamEffect implements OnModuleInit {
  constructor(
    private readonly effects: MoveEffects,
    private readonly notices: NoticesService,
    private readonly recipients: NoticeRecipients,
    private readonly dated: DatedSettings,
  ) {}

  onModuleInit(): void {
    this.effects.on('OWNER_TODO', (_actor, outcome) => this.tell(outcome));
    this.effects.on('NOTIFY_TEAM', (_actor, outcome) => this.tell(outcome));
  }

  private async tell(outcome: MoveOutcome): Promise<void> {
    const { transition, projectId, effectiveOn, before, after } = outcome;
    const kind = TOLD[transition];
    if (kind === undefined) return;
    const recipientIds = await this.recipients.of({
      // Those of before too: whoever lost the project should know it.
      users: [before, after].flatMap(({ ownerUserId, teamUserIds }) => [ownerUserId, ...teamUserIds]),
      supervisorsOf: [before.ownerUnitId, after.ownerUnitId],
      ...WIDER[transition],
    });
    const subject = { subjectType: 'project', subjectId: projectId } as const;
    const dedupeKey = `${transition}:${projectId}:${before.version + 1}:${effectiveOn}`;
    await this.notices.notify([
      { recipientIds, kind, ...subject, ...(await this.textOf(outcome)), dedupeKey },
    ]);
  }

  private async textOf({
    transition,
    after,
    effectiveOn,
  }: MoveOutcome): Promise<Pick<NewNotice, 'params' | 'dueOn'>> {
    const { gates, activity } = await this.dated.groupAt<PoolSettings>('pool', effectiveOn);
    switch (transition) {
      case 'T02':
        return { params: { count: after.returnItems.length }, dueOn: after.returnDueOn };
      case 'T32':
        return {
          params: { days: after.level && activity[after.level].dormant },
          dueOn: addDays(effectiveOn, gates.publicSeaAfterDays),
        };
      case 'T34':
        return { params: { days: gates.publicSeaAfterDays } };
      case 'T35':
        return { params: { days: gates.exitAfterDormantDays } };
      default:
        return {};
    }
  }
}
