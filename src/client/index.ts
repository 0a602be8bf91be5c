import { auditExport } from './audit-export.ts'
import { askGraphQL, type GraphQLOptions } from './graphql.ts'
import { type BatchFile, type BatchFileAnswer, type RegisterOptions, registerBatchFile } from './register-batch-file.ts'
import type { Connection } from './send.ts'
import type { Language } from './wording.ts'

export { Forbidden, HubError, RequestRefused, Unauthenticated, Unreachable } from './errors.ts'
export { type AnsweredProblem, problemFields } from './problem.ts'
export type { BatchFile, BatchFileAnswer, RegisterOptions, Registration, UploadedFile } from './register-batch-file.ts'
export type { Language } from './wording.ts'

export interface ClientSettings {
  /** Where the hub is, such as `https://hub.example.cn`. */
  readonly url: string
  readonly key?: string | undefined
  /** Of the hub's wording and of the errors; Chinese unless told otherwise. */
  readonly language?: Language
  readonly fetch?: typeof fetch
}

/** A hub over HTTP: what the command line uses, and what a partner's program may. */
export class HutongClient {
  readonly #to: Connection

  constructor({ url, key, language = 'zh', fetch = globalThis.fetch }: ClientSettings) {
    this.#to = { url, key: key || null, language, fetch }
  }

  graphql<T>(
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
    options: GraphQLOptions = {},
  ): Promise<T> {
    return askGraphQL<T>(this.#to, document, variables, options)
  }

  registerBatchFile(batch: BatchFile, options?: RegisterOptions): Promise<BatchFileAnswer> {
    return registerBatchFile(this.#to, batch, options)
  }

  /** The lines of the audit export, from the entry after a number on. */
  auditExport(after = 0, signal?: AbortSignal): AsyncIterable<string> {
    return auditExport(this.#to, after, signal)
  }
}
