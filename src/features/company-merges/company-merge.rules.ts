import { addDays } from '../../platform/kernel/clock.js';
import type { CompanyMergeSettings } from './company-merge-settings.js';

/** Last day on which a merge of this day can be undone (domain.md §4.5, "undo"): the day of the merge counts as none. */
export function lastDayToUndo(mergedOn: string, { undoDays }: CompanyMergeSettings): string {
  return addDays(mergedOn, undoDays);
}

/** @param undoUntil null: it was never carried out */
export function isUndoable(undoUntil: string | null, day: string): boolean {
  return undoUntil !== null && day <= undoUntil;
}
