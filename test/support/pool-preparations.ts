import { addDays } from '../../src/platform/kernel/clock.js';
import type { PoolWorld, StoredProject } from './pool-world.js';
import { attachAll, EVALUATION, edit, SIGNING } from './projects.js';
import { reviewed } from './reviews.js';

/**
 * Supplies over the API what the gate of a move asks for (domain.md §3.2), as the people who keep the project would.
 * What cannot be supplied by work — days that must pass, a second attempt after a rejection — is left to chance.
 * @returns what goes into the request besides the name of the move
 */
export async function prepare(
  world: PoolWorld,
  project: StoredProject,
  transition: string,
): Promise<Record<string, unknown>> {
  const side = project.side ?? 'A';
  const { specialist, supervisor } = world.units[side];
  const { POOL_ADMIN: poolAdmin } = world.above;
  const papers = (...types: string[]) => attachAll(world.app, poolAdmin, project.id, types);
  const change = (fields: Record<string, unknown>) => edit(poolAdmin, project.id, fields);
  const talk = () => world.talk(side, project.companyId, project.id);
  const evaluated = async () => {
    await change({ ...EVALUATION, policyCheckedOn: world.today });
    await papers('DUE_DILIGENCE_REPORT', 'SITE_VISIT_RECORD');
  };
  const negotiated = async () => {
    await talk();
    await change({ needs: [{ type: 'CARRIER', text: '约1200平方米实验室' }] });
    await papers('NEGOTIATION_MINUTES');
  };
  const agreed = () => papers('DECISION_MINUTES', 'DRAFT_AGREEMENT', 'LEGAL_OPINION');
  const signature = async (by: typeof poolAdmin) => {
    await by.post(`/projects/${project.id}/approvals`, { transition });
  };
  const landing = async () => {
    await papers('BUSINESS_LICENSE');
    const [unit] = await world.app.sql<{ id: string }>(
      'SELECT owner_unit_id AS id FROM project WHERE id = $1',
      [project.id],
    );
    return { registeredCompanyId: project.companyId, registrationType: 'NEW', landingUnitId: unit?.id };
  };

  switch (transition) {
    case 'T01':
    case 'T03':
      await world.talk(side, project.companyId, project.id);
      await specialist.post(`/projects/${project.id}/duplicate-checks`);
      await papers('PROJECT_BASIC_FORM');
      return {};
    case 'T02':
      return { returnItems: ['示例：补充三年税收测算'] };
    case 'T05':
      await reviewed({ supervisor, poolAdmin }, project.id, {
        vetoes: [{ code: 'V6', reason: '示例：申报的投资主体信息与登记信息不符' }],
      }).catch(() => undefined);
      await papers('REVIEW_RECORD');
      return {};
    case 'T06':
      return { newEvidenceNote: '示例：企业补充了新的资金证明和专利清单' };
    case 'T07':
      await reviewed({ supervisor, poolAdmin }, project.id).catch(() => undefined);
      await papers('REVIEW_RECORD');
      return {};
    case 'T10':
      await negotiated();
      return {};
    case 'T11':
      await evaluated();
      return {};
    case 'T12':
      await agreed();
      return { expectedSignOn: addDays(world.today, 60), hasSupportTerms: false };
    case 'T13':
      await papers('LEASE_CONTRACT');
      return SIGNING;
    case 'T14':
      return landing();
    case 'T15':
      await signature(supervisor);
      return { ...(await landing()), signingWaiverReason: '示例：企业先行取得执照以便办理许可' };
    case 'T16':
      await papers('LEASE_CONTRACT', 'ENTRY_RECORD');
      return {};
    case 'T17':
      await papers('SITE_CHECK_FORM');
      return { staffOnSite: 12 };
    case 'T18':
      await papers('HANDOVER_FORM');
      return {};
    case 'T20':
      return { reason: '示例：企业调整了方案，重新磋商条件' };
    case 'T21':
      await signature(supervisor);
      await papers('TERMINATION_AGREEMENT');
      return { reason: '示例：双方协商一致解除租赁合同' };
    case 'T22':
      await negotiated();
      await evaluated();
      await agreed();
      return { expectedSignOn: addDays(world.today, 60), hasSupportTerms: false };
    case 'T30':
      return {
        reason: '示例：等待项目环评审批结果',
        holdReason: 'WAITING_APPROVAL',
        holdUntil: addDays(world.today, 30),
      };
    case 'T33':
    case 'T42':
      await talk();
      await papers('NEGOTIATION_MINUTES');
      return {};
    case 'T35':
    case 'T40':
      await papers('CANCELLATION_LETTER');
      return {
        exitReason: 'INVESTOR_CANCELLED',
        exitNote: '示例：投资方总部决定暂停在沪扩张计划',
        reason: '示例：投资方取消了本项目',
      };
    case 'T41':
      return {
        exitReason: 'MOVED_OUT',
        exitNote: '示例：企业迁往外区并注销户管',
        reason: '示例：企业迁出本区',
      };
    case 'T43': {
      const others = await Promise.all(
        world.projects.filter((id) => id !== project.id).map((id) => world.stored(id)),
      );
      const survivor = others.find(({ companyId }) => companyId === project.companyId);
      return survivor ? { mergedIntoId: survivor.id, reason: '示例：同一项目由两个单位重复申报' } : {};
    }
    default:
      return {};
  }
}
