declare module '@openactive/rpde-validator' {
  /** What was found wrong with a page. */
  export interface RpdeError {
    readonly severity: string
    readonly message: string
  }
  /** Walks a feed from its address to its last page. */
  export const RpdeValidator: (
    url: string,
    options?: { pageLimit?: number; timeoutMs?: number },
  ) => Promise<{ readonly pages: readonly { readonly url: string; readonly errors: readonly RpdeError[] }[] }>
}
