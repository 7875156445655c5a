import { Injectable } from '@nestjs/common';
import { CreateClauseRequest, UpdateClauseRequest } from '../../features/policies/dto/write-clause.dto.js';
import { CreatePolicyRequest, UpdatePolicyRequest } from '../../features/policies/dto/write-policy.dto.js';
import { PoliciesService } from '../../features/policies/policies.service.js';
import { PolicyClausesService } from '../../features/policies/policy-clauses.service.js';
import { docNoKey, titleKey } from '../../features/policies/policy-key.rules.js';
import type { Actor } from '../../platform/access/actor.js';
import { bindRequest } from '../../platform/http/fields/bind.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type {
  ImportPolicy,
  ReadRow,
  RowProblem,
  SheetIntake,
  SheetKind,
  SheetReversal,
} from '../sheet-intake.js';
import { POLICY_COLUMNS } from '../sheets/policy.sheet.js';
import { PolicyImportDefaults } from './import-defaults.js';
import { KnownPolicies } from './known-policies.queries.js';
import { type FoundPolicy, PolicyRows } from './policy-rows.js';
import { type KnownRecord, SingleRows } from './single-rows.js';

const byId = (value: string): RecordKey => ({ column: 'id', value });

const POLICY_DIFFERS = {
  zh: '政策已存在，条款已登记；本行对政策本身另有这些内容：{fields}。需要补充时请以 UPDATE 提交',
  en: 'The policy is there already and the clause went in; the row has more to say of the policy on {fields}. Commit with UPDATE to add it',
};

/** Lists of policies. A row is a clause with the columns of its policy, or a policy alone. */
@Injectable()
export class PolicySheet implements SheetKind {
  readonly kind = 'policies';
  readonly label = { zh: '政策', en: 'Policies' };
  readonly needs = [
    ['title', 'docNo'],
    ['docNo', 'issuer', 'level', 'term', 'effectiveFrom', 'no', 'clauseTitle', 'benefitText', 'capWan'],
  ];
  readonly defaults = { status: 'PUBLISHED', benefitType: 'OTHER' };
  readonly defaultsShape = PolicyImportDefaults;
  readonly subject = { type: ['policy_clause', 'policy'], table: 'policy_or_clause' };
  readonly beside = { type: 'policy', table: 'policy' };

  constructor(
    private readonly policies: PoliciesService,
    private readonly clauses: PolicyClausesService,
    private readonly found: PolicyRows,
    private readonly known: KnownPolicies,
    private readonly rows: SingleRows,
  ) {}

  readonly reversal: SheetReversal = {
    remove: async (actor, id, version) => {
      const policyId = await this.known.policyOf(id);
      return policyId
        ? this.clauses.remove(actor, byId(policyId), id, version)
        : this.policies.remove(actor, byId(id), version);
    },
    putBack: async (actor, id, version, values) => {
      const policyId = await this.known.policyOf(id);
      return policyId
        ? this.clauses.update(actor, [byId(policyId), id], version, values as UpdateClauseRequest)
        : this.policies.update(actor, byId(id), version, values as UpdatePolicyRequest);
    },
  };

  async columns() {
    return POLICY_COLUMNS;
  }

  begin(actor: Actor, policy: ImportPolicy): SheetIntake {
    const { benefitType, ...defaults } = { ...this.defaults, ...policy.defaults };
    const looked = new WeakMap<ReadRow, Promise<FoundPolicy>>();
    const look = (row: ReadRow): Promise<FoundPolicy> => {
      const found = looked.get(row) ?? this.found.find(actor, row, policy.defaults);
      looked.set(row, found);
      return found;
    };
    return this.rows.beginAlone(policy, {
      keyOf: ({ values }) => keyOf(values),
      known: async (row) => this.meant(actor, await look(row)),
      create: async (row) => this.create(actor, await look(row), policy, { defaults, benefitType }),
      notes: async (row) => notesOf(await look(row), policy),
    });
  }

  /** The clause of the row, or its policy where it is about that alone. */
  private meant(actor: Actor, found: FoundPolicy): KnownRecord | null {
    const { told, policy, policyChanges, clause, clauseChanges } = found;
    const record = told.clause ? clause : policy;
    if (!policy || !record) return null;
    return {
      id: record.id,
      label: [policy.stored['title'], told.clause?.no ?? told.clause?.title].filter(Boolean).join(' '),
      changes: { ...policyChanges, ...clauseChanges },
      update: async () => {
        await this.updatePolicy(actor, found);
        if (!clause || Object.keys(clauseChanges).length === 0) return;
        const request = bindRequest(UpdateClauseRequest, clauseChanges, 'body');
        await this.clauses.update(actor, [byId(policy.id), clause.id], clause.version, request);
      },
    };
  }

  private async create(
    actor: Actor,
    found: FoundPolicy,
    { duplicates }: ImportPolicy,
    { defaults, benefitType }: { readonly defaults: object; readonly benefitType: string },
  ): Promise<string> {
    const { told, policy } = found;
    if (policy && duplicates === 'update') await this.updatePolicy(actor, found);
    const whole = { ...defaults, ...told.guessed, ...told.policy };
    const policyId =
      policy?.id ?? (await this.policies.create(actor, bindRequest(CreatePolicyRequest, whole, 'body')));
    if (!told.clause) return policyId;
    const { no, title, guessed, given } = told.clause;
    const numbered = { no: no ?? (await this.known.nextNo(policyId)), title };
    const clause = { benefitType, ...guessed, ...given, ...numbered, manualOnly: true };
    return this.clauses.create(actor, byId(policyId), bindRequest(CreateClauseRequest, clause, 'body'));
  }

  private async updatePolicy(actor: Actor, { policy, policyChanges }: FoundPolicy): Promise<void> {
    if (!policy || Object.keys(policyChanges).length === 0) return;
    const request = bindRequest(UpdatePolicyRequest, policyChanges, 'body');
    await this.policies.update(actor, byId(policy.id), policy.version, request);
  }
}

/** A clause stands once in a file: by number or title, else by everything that the row says. */
function keyOf(values: ReadRow['values']): readonly unknown[] {
  const { docNo, title, issuer, no, clauseTitle, ...rest } = values;
  const policy = docNo === undefined ? [titleKey(String(title)), issuer] : [docNoKey(String(docNo))];
  return [
    ...policy,
    ...(no === undefined && clauseTitle === undefined ? [JSON.stringify(rest)] : [no, clauseTitle]),
  ];
}

function notesOf(
  { told, policy, policyChanges, clause }: FoundPolicy,
  { duplicates }: ImportPolicy,
): RowProblem[] {
  const fields = Object.keys(policyChanges);
  const isLeft =
    policy !== null && told.clause !== null && !clause && duplicates !== 'update' && fields.length > 0;
  const params = { fields: fields.join(', ') };
  // Whoever is known needs no guess.
  const guesses = [...(policy ? [] : told.notes), ...(clause ? [] : (told.clause?.notes ?? []))];
  return [...guesses, ...(isLeft ? [{ code: 'POLICY_DIFFERS', message: POLICY_DIFFERS, params }] : [])];
}
