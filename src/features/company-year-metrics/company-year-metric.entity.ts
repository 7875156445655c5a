import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Figures of a company for a year, class F (domain.md §2.1.6). A correction is a further row; amounts are 万元 CNY. */
@Entity({ name: 'company_year_metric' })
export class CompanyYearMetric {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'company_id' })
  companyId: string;
  @Column('int')
  year: number;
  /** 1, 2, … within company and year; the highest is in force. */
  @Column('int')
  revision: number;
  @Column('numeric', { name: 'revenue_wan', precision: 18, scale: 4, nullable: true })
  revenueWan: string | null;
  @Column('numeric', { name: 'output_wan', precision: 18, scale: 4, nullable: true })
  outputWan: string | null;
  @Column('numeric', { name: 'tax_total_wan', precision: 18, scale: 4, nullable: true })
  taxTotalWan: string | null;
  @Column('numeric', { name: 'tax_district_wan', precision: 18, scale: 4, nullable: true })
  taxDistrictWan: string | null;
  @Column('numeric', { name: 'rd_expense_wan', precision: 18, scale: 4, nullable: true })
  rdExpenseWan: string | null;
  @Column('int', { nullable: true })
  employees: number | null;
  @Column('int', { name: 'insured_employees', nullable: true })
  insuredEmployees: number | null;
  @Column('text')
  source: string;
  @Column('boolean')
  verified: boolean;
  /** Why an earlier revision was corrected. */
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('uuid', { name: 'created_by' })
  createdBy: string;
}
