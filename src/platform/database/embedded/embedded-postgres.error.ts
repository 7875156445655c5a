/** What stands in the way of the embedded database, told in both languages of the product. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly reason:
      | 'no-binaries'
      | 'no-account'
      | 'not-a-cluster'
      | 'foreign-cluster'
      | 'in-use'
      | 'port-taken'
      | 'start-failed'
      | 'initdb-failed',
    text: { readonly zh: string; readonly en: string },
    options?: ErrorOptions,
  ) {
    super(`${text.en} / ${text.zh}`, options);
    this.name = 'EmbeddedPostgresError';
  }
}
