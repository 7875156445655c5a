/**
 * What a file has said of one record, first word first. In a list of units the columns of the carrier stand in every
 * row; where rows contradict each other the first one counts, so that the list comes to the same whenever it is sent.
 */
export class FirstWords {
  private readonly words = new Map<string, Map<string, { readonly text: string; readonly row: number }>>();

  /** The members that do not contradict an earlier row, and those that do with the row that spoke first. */
  hear(
    about: string,
    row: number,
    given: Readonly<Record<string, unknown>>,
  ): {
    readonly agreed: Readonly<Record<string, unknown>>;
    readonly contradicted: readonly { readonly field: string; readonly first: number }[];
  } {
    const known = this.words.get(about) ?? new Map();
    this.words.set(about, known);
    const contradicted: { field: string; first: number }[] = [];
    const agreed = Object.entries(given).filter(([field, value]) => {
      const text = JSON.stringify(value);
      const before = known.get(field);
      if (!before) known.set(field, { text, row });
      if (!before || before.text === text) return true;
      contradicted.push({ field, first: before.row });
      return false;
    });
    return { agreed: Object.fromEntries(agreed), contradicted };
  }
}
