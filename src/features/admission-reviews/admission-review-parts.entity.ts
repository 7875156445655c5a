import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReviewOpinion } from './admission-review.codes.js';

/** A seat on the panel: a user, or a person without an account by name. A fast review has one, its administrator. */
@Entity({ name: 'admission_review_member' })
export class AdmissionReviewMember {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'review_id' })
  reviewId: string;
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId: string | null;
  @Column('uuid', { name: 'user_id', nullable: true })
  userId: string | null;
  @Column('text', { nullable: true })
  name: string | null;
  @Column('boolean', { name: 'is_chair' })
  isChair: boolean;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('uuid', { name: 'created_by' })
  createdBy: string;
}

/** The sheet of one member, changeable until the review is decided. */
@Entity({ name: 'admission_review_score' })
export class AdmissionReviewScore {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;
  @Column('uuid', { name: 'review_id' })
  reviewId: string;
  /** Criterion → anchor chosen. */
  @Column('jsonb')
  anchors: object;
  /** LAND only: investment intensity over the standard of the parcel. */
  @Column('numeric', { name: 'intensity_ratio', precision: 8, scale: 4, nullable: true })
  intensityRatio: string | null;
  /** Criterion → points by the settings in force when it was entered, decimal strings. */
  @Column('jsonb')
  points: object;
  @Column('numeric', { precision: 4, scale: 1 })
  total: string;
  @Column('text', { nullable: true })
  opinion: ReviewOpinion | null;
  @Column('text', { nullable: true })
  remark: string | null;
  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;
  /** The member, or the administrator for somebody without an account. */
  @Column('uuid', { name: 'entered_by' })
  enteredBy: string;
}

/** What a department was asked, and answered. */
@Entity({ name: 'admission_review_opinion' })
export class AdmissionReviewOpinion {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'review_id' })
  reviewId: string;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('timestamptz', { name: 'invited_at' })
  invitedAt: Date;
  @Column('uuid', { name: 'invited_by' })
  invitedBy: string;
  @Column('text', { nullable: true })
  opinion: ReviewOpinion | null;
  @Column('text', { nullable: true })
  remark: string | null;
  @Column('timestamptz', { name: 'given_at', nullable: true })
  givenAt: Date | null;
  @Column('uuid', { name: 'given_by', nullable: true })
  givenBy: string | null;
}
